a = b[*].c.*.d
e = b.*[*]
f = b.*.c[*].d
