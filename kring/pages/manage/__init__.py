"""The room of who looks after Kring: who comes in, and who works with whom. Nothing of a circle is seen here."""
