a = b.c
d = b.c.d
e = b . c
f = b["c"].d[0]
