"""Machinery that knows no record: cache, content keys, lazy output files, processes, files written atomically.

`cache.py` keeps values between runs, `digest.py` hashes bytes and `keys.py` what an output depends on, `output.py` is a
file that is made when it is needed, `making.py` says what could not be made, `spread.py` runs work on all cores,
`folders.py` knows which folders may be emptied, `writing.py` makes a folder hold the outputs of a build and
`on_demand.py` makes those that a local server is asked for. `shortage.py` says what the system refused.
"""
