"""How the pages of each blog engine are laid out."""
