"""What if: how it would be without somebody, or with somebody more; asked with care, and what is asked kept nowhere."""
