"""What texts may hold: Markdown bodies, addresses of persons, details of patients, traces of damage.

`body.py` turns a body into HTML and finds what it cites; `body_faults.py` what it may not hold; `contacts.py` and
`patients.py` find personal data; `damage.py` finds what happened to a text on its way, with `placeholders.py`,
`markup.py` and `layout.py`; `hidden.py` names characters that nobody sees, `conflicts.py` finds what git leaves of a
merge; `text_rules.py` runs the rules over all texts of a file.
"""
