"""The contact schema, with whom there is contact, how and how long ago; and who does what (S11, T05, R008)."""
