"""What people write of an edition, in whatever form: its schema, and the way to editions and back."""
