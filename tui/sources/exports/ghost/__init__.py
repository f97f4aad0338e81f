"""Reads blogs made with Ghost: their exports, and live through the Content API."""
