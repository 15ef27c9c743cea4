"""What texts may hold: Markdown bodies, addresses of persons, details of patients, traces of damage.

`body.py` renders a body to HTML and finds its citations; `body_faults.py` finds forbidden markup in it. `contacts.py` and
`patients.py` find personal data. `damage.py` finds mojibake and lost letters, and with `placeholders.py`, `markup.py` and
`layout.py` what else happened to a text; `hidden.py` explains invisible characters, and `conflicts.py` finds markers of
merge conflicts. `text_rules.py` runs the rules over all texts of a file.
"""
