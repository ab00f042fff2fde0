# ab = 1
