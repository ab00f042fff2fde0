a = f(b...)
c = f(b, c...)
d = f(b...
)
