"""Reads exports of Substack: a table of posts, and a file of HTML for each."""
