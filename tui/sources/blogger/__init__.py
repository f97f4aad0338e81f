"""Reads blogs of Blogger: exports of both generations, and live ones through their feeds."""
