"""The catalogue as pages. Pure: a catalogue and a date in, fragments of HTML out; `hooks/` puts them into a shell."""
