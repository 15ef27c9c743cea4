"""Changes to contributors' files that keep comments, order and every byte not concerned.

`places.py` edits values in place. `fixes.py` is `check --fix`, with `dates.py`, `order.py`, `quoting.py` and
`typography.py`; `migrations.py` is `migrate`; `digests.py` is `digest`; `editing.py` sets single fields. `proposals.py`
shows a change as a diff and writes it; `yaml_writing.py` writes YAML of new files.
"""
