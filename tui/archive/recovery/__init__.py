"""Reads what can still be read of a damaged archive, page by page and without SQLite, into a new one."""
