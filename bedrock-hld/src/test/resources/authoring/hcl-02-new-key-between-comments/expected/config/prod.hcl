config {
  storage = {
    # gigabytes
    size = 10 # grows

    # the class comes last
    class = "fast"
    retain = true
    # nothing below
  }

  # other things
  debug = false
}
