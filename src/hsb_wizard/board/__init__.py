"""Many records, and figures in which nobody can be found. Pure: it is handed values and gives values back."""
