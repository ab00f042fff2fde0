a = true.x
b = null[0]
