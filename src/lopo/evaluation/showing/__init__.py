"""An evaluation as plain values that pages are drawn from."""
