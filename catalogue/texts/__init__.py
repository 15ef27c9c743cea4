"""What texts may hold: Markdown bodies, addresses of persons, details of patients.

`body.py` turns a body into HTML and finds what it cites; `body_faults.py` what it may not hold; `contacts.py` and
`patients.py` find personal data; `text_rules.py` runs these over every text of a file.
"""
