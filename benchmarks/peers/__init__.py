"""The plain things that figures are measured against, each a few lines. Nothing of the program is measured here."""
