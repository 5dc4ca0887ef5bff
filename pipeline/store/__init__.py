"""The database: its schema, and how documents, facts and entities get into it and out again."""
