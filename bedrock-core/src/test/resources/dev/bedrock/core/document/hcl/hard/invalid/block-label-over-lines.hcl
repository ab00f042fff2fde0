a "x
y" {}
