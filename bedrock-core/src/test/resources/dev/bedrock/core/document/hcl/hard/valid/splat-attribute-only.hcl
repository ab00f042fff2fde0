a = b.*
c = b.*.d
e = b.*.d.e
f = b.*.0
g = b.*.c[0].d
