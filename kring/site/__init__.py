"""The roof: settings, root addresses, the page around every page, and its look."""
