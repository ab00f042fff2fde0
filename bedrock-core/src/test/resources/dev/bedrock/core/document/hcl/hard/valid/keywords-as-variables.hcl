a = if
b = in
c = for
d = endif
