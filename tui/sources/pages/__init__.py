"""Reads archive pages that were saved as text: one post with its comments, or one month of posts."""
