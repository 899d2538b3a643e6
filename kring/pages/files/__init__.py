"""The room of taking along: the owner's own copy in one file, and a file taken into an empty circle."""
