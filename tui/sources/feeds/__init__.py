"""Reads RSS, Atom and JSON Feed, from files and from the web."""
