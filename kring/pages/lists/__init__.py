"""Lists of questions that an organisation has itself: read from a file, looked at, taken in, given back as a file."""
