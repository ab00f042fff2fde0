a "b {}
