"""Pages: a verdict, or marked articles, as one HTML file that needs no script and no network."""
