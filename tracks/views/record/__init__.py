"""What is recorded as people read it: editions, revisions, the journal."""
