a "l" {
  x = 1
}
a "l" {
  x = 2
}
a "m" {}
