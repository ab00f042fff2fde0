a {
b = 1