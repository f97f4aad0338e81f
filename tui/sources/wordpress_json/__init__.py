"""What the JSON of WordPress means, whether a site answered with it or somebody saved it."""
