"""Analyses: frame in, frame out."""
