"""hsb_wizard: an encrypted record for two assessors and a child whose sexual behaviour has harmed others.

An aid to judgement: no score, no prediction. Nothing is imported here, so that every room can be started alone and
the first screen is drawn before anything heavy is read.
"""

__version__ = "0.1.0"
