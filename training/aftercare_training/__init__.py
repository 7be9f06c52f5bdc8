"""Trains the intent heads of Aftercare over the frozen encoders that the services ship."""
