"""Who knows whom among the people: drawn, tied and untied by tapping two, asked of one at a time, and told in words."""
