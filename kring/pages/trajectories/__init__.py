"""Walking a way of working step by step: begun, each step where it is done, back and forth, ended, looked back on."""
