a = true
b = false
c = null
d = 0
e = "x"
