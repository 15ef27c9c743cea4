"""Machinery that knows no record: cache, content keys, lazy output files, processes, files written atomically.

`cache.py` keeps values between runs, `digest.py` hashes bytes and `keys.py` computes content keys. `output.py` is a file
that is made when it is needed, `making.py` names it when that fails, and `spread.py` runs work on all cores. `writing.py`
brings a folder up to date with the outputs of a build, `folders.py` decides which folders may be emptied, and
`on_demand.py` makes the files that a local server is asked for. `workspace.py` gives temporary folders, `downloads.py`
lists files made elsewhere, `clock.py` knows the date, `progress.py` shows progress, and `shortage.py` words what the
system refused.
"""
