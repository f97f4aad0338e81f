"""Reads exports of Disqus: the comments of blogs that lie elsewhere."""
