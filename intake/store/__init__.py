"""Encrypted dossiers on this computer. Only this room knows SQL."""
