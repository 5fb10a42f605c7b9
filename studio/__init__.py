"""The business of a portrait studio: what is booked, shown, ordered, made, handed over and put right.

Nothing here knows of a window. Each feature is a package whose ``__init__`` says what it is in the
studio's own words and is the only door to it; the small modules beside this one are shared by all.
"""
