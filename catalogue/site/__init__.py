"""The catalogue as pages: a catalogue and a date in, fragments of HTML out. `hooks/` puts them into a shell.

`kinds/` has a module for each kind of page, `templates/` their markup, `scripts/` what runs in the browser;
`hand_markdown.py` renders Markdown of docs/, where no generator does; `by_hand.py` gives such pages what all others have;
`pages.py` lists the kinds, `environment.py` holds what templates may call, `shell.py` fills the theme's shell.
"""
