"""Changes to contributors' files that keep comments, order and every byte not concerned.

`places.py` edits values in place; `fixes.py` is `check --fix`, `migrations.py` is `migrate`, `digests.py` is
`digest`, `proposals.py` what a correction sent by an issue changes; `yaml_writing.py` writes new files.
"""
