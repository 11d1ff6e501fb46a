"""What the parsers of visits and meetings share: sentences as chunks, who acts, where, when, and how a verb speaks of its event."""
