"""The images that social networks and messengers show for a page (Open Graph).

`card.py` lays a card out, `letters.py` draws its text from the fonts beside it, `png.py` writes the file.
"""
