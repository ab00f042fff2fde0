# one
// two
/* three
   lines */ a = 1 /* b */ // c
b = 2 # d
