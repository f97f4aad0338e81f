"""Reads web pages that were saved or crawled: single files, folders, mirrors, MHTML and zip archives."""
