"""The application: screens, themes and the way out."""
