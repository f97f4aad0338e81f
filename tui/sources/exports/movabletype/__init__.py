"""Reads the text exports of Movable Type and TypePad."""
