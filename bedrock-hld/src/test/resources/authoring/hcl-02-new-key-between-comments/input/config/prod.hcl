config {
  storage = {
    # gigabytes
    size = 10 # grows

    # the class comes last
    class = "fast"
    # nothing below
  }

  # other things
  debug = false
}
