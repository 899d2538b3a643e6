"""Who may see what, since when and why; asking somebody in, and taking it back."""
