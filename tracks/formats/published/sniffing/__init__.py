"""Looking at published files to propose how they are read: what is recognised, and what is not sure."""
