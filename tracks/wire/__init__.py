"""Answers for other programs: documented, versioned JSON and flat tables."""
