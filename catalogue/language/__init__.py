"""French names and order, EDTF dates, durations, characters, addresses of the web. Knows nothing of the catalogue.

`french.py` sorts, counts and joins words as French does; `edtf.py` and `durations.py` parse dates and lengths of time;
`characters.py` lists the characters that no text may hold; `web.py` checks addresses of the web; `identifiers.py` knows
the numbers of other registers and their check digits; `mojibake.py` repairs texts that were encoded twice; `names.py`
compares names of organisations and documents, `places.py` those of cities.
"""
