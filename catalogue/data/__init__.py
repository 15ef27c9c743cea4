"""The catalogue as data: JSON, and the JSON Schemas of its files."""
