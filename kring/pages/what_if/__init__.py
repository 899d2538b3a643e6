"""What if: how it would be without somebody, asked with care and kept nowhere."""
