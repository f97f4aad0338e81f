"""Reads comments out of isso: its generic JSON, and what its API gives."""
