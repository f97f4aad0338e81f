"""Reads exports of Antville, the engine of blogger.de and its neighbours."""
