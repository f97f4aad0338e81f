"""Reads the sources of static sites: the texts of Jekyll, Hugo, Pelican and Nikola, and their comments."""
