"""The readers: files of many kinds to text and metadata."""
