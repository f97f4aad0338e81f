"""Reads exports of Medium: one page for each post, draft and response of an author."""
