a = !b
c = -d
e = !!f
g = --h
i = - -j
k = !-l
m = -n.o[0]
p = !q == r
s = -"t"
