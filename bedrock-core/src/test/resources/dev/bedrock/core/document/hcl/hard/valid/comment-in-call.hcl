a = f( # c
 1, # d
 2 // e
)
