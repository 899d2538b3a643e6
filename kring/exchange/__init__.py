"""Files of others, and files for others. Bytes in, values out; nothing is kept here."""
