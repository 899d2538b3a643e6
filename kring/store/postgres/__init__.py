"""PostgreSQL as Kring asks it: always for somebody."""
