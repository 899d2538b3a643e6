"""Every drawing on paper: to look at, to print and to take along, behind the door of the drawing itself."""
