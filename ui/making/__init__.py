"""The bench on screen: the board, the forms of a piece, and what goes out to labs and framers."""
