a = b}
