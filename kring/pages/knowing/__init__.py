"""Who knows that they are on the map; a letter to tell them; and what they may have of what is kept about them."""
