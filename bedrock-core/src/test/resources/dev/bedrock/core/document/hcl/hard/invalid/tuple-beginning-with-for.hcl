a = [for, 1]
