"""The same dossiers for a team, on a PostgreSQL server that keeps what it cannot read."""
