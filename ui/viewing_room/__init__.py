"""The viewing room: their pictures large, an unhurried choice, and the wall they will hang on."""
