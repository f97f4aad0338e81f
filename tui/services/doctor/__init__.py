"""Examines the archive and says what is not whole."""
