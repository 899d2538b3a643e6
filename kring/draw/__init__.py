"""Pictures as plain text: `place` decides where everything stands, `paint` only writes it down."""
