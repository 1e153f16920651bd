"""Counts and dates over time: change points, blocks, bursts, clusters; of any counts, not only ours."""
