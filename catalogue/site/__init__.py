"""The catalogue as pages: a catalogue and a date in, fragments of HTML out. `hooks/` puts them into a shell.

`kind.py` says what a kind of page is, `kinds/` has a module for each, and `pages.py` finds them; `templates/` is their
markup, `scripts/` what runs in the browser, which `bundle.py` joins, `paper.py` what their PDFs hold.
`hand_markdown.py` renders Markdown of docs/, where no generator does; `by_hand.py` gives such pages what all others
have; `environment.py` holds what templates may call, `shell.py` fills the theme's shell.
"""
