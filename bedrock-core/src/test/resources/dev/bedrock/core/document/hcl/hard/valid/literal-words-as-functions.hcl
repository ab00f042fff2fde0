a = true(1)
b = null()
