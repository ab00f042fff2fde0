a {
  x = 1
}
a {
  x = 2
}
