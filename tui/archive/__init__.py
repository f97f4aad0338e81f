"""The archive: one SQLite file that holds every blog, and the only room that speaks SQL."""
