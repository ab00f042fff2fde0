a = b[*]
c = b[*].d
e = b[*].d[0].e
f = b[*][*]
g = b[*].c[*].d[e]
