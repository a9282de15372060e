"""The changelog: what a report of several editions is made of, and how it is told."""
