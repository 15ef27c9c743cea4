"""French names and order, EDTF dates, durations, characters, addresses of the web. Knows nothing of the catalogue.

`french.py` sorts, counts and joins words as French does; `edtf.py` and `durations.py` parse dates and lengths of time;
`characters.py` lists the characters that no text may hold; `web.py` tells addresses that a reader can follow;
`identifiers.py` knows the numbers of other registers and their check digits; `mojibake.py` repairs texts that were
encoded twice; `names.py` matches two writings of one name, `places.py` those of a town.
"""
