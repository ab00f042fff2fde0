config {
  image = {
    tag = 2 # old
    pull = "Always"
  }
}
