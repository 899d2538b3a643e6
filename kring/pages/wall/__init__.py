"""What worked, on a wall: few words, a photo to which everybody in it said yes, and what a team may hang on theirs."""
