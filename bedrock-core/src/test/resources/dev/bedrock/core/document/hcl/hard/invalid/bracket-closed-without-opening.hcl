a = b]
