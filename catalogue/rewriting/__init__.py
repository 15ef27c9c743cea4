"""Rewriting a contributor's file: its values change where they must, every other byte stays."""
