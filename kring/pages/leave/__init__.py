"""To take everything along in one act, and to be forgotten in one act, with a week to think better of it."""
