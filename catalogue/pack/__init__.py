"""The field pack: the site built for a disk, made light, in one archive with a page to start from."""
