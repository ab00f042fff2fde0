a = { b = 1, "c" = 2, (d) = 3, 4 = 5, true = 6, null = 7 }
