"""The formats, one file each; none imports a parser."""
