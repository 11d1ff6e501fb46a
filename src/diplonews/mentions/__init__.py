"""The mention finders: countries, places, dates, bodies, people, and who refers to whom."""
