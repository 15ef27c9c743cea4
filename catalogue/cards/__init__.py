"""Cards: the images that social networks and messengers show for a page."""
