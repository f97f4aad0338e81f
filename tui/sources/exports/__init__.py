"""Reads the export files that blog engines write."""
