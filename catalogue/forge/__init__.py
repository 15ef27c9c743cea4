"""What happens on the forge: issues that become files, proposals that are compared, reminders to confirm. Pure.

What people write there is data from strangers. It comes in through `answers.py`, and goes out through `markdown.py`
or as the values of a request (`requests.py`): no other way.
"""
