a = b[true]
c = d[null]
