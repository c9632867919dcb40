"""Rounds: the same short interview with many residents, put together by street and by group."""
