a = b.
 c
