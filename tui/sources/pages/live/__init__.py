"""Reads a blog on the web page by page, where it has neither an API nor a feed."""
