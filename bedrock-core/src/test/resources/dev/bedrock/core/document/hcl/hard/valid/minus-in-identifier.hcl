a = b-c
d = b - c
e = b -c
f = 1-c
g = b-1
