a = <<A-B
x
A-B
b = <<_
y
_
c = <<Eé
z
Eé
