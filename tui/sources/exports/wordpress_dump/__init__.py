"""Reads what somebody saved from the REST API of a WordPress."""
