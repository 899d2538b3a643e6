"""The family map: the family in the client's own way, each where the client puts them (S08)."""
