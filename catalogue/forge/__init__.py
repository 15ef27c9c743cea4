"""What happens on the forge: issues that become files, proposals that are compared, reminders to confirm. Pure.

`forms.py` and `answers.py` parse issues; `accepting.py` turns them into files with `drafting.py`, `correcting.py`,
`confirming.py` and `screening.py`; `proposing.py` answers them. `comparing.py` computes the `review.py` of a proposal, and
`commenting.py` posts it. `freshness.py` plans reminders. Text from the forge is untrusted: it comes in through
`answers.py` alone, and goes out only through `markdown.py` or as a field of a request (`requests.py`).
"""
