"""The life line: what happened, lasts or is hoped for, with the people it concerned (S12, M38, R028)."""
