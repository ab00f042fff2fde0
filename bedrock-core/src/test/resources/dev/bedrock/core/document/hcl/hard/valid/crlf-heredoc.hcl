a = <<E
x
  y
E
b = 1
