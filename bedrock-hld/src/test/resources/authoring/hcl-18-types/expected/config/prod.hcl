config {
  a = 4
  b = "4"
  c = true
  d = null
  e = 1.5
  f = [
    "a",
    1,
    {
      x = true
    },
  ]
  g = {
    x     = [1, 2]
    "y z" = null
  }
  h = ""
  i = "$${not} %%{it} \"q\""
}
