a = (b]
