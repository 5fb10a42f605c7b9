"""Care on screen: taking a concern down, the complimentary reshoot, who is waiting, and the case itself."""
