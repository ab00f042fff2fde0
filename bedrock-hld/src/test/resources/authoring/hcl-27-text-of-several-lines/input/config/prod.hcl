config {
  text = "one"
  short = "x" # why
}
