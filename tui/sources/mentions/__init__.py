"""Reads what other sites say of a blog's posts: webmentions, and answers in the fediverse.

Nobody is asked for them unless a reader names the address.
"""
