a = "${ { b = 1 } }"
c = "x${ { d = { e = 1 } }["d"].e }y"
f = "x${[for g in h : { i = g }]}y"
