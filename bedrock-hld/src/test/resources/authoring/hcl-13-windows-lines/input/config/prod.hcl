config {
  image = {
    tag = "1" # old
  }
}
