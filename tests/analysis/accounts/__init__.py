"""Tests of accounts of the record."""
