"""Reading: one text, page or row in; one Document out, its offsets exact."""
