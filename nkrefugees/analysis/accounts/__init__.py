"""What the record holds: its coverage, estimates, published figures, votes and words of states."""
