"""Files as their publishers put them, by `read:`."""
