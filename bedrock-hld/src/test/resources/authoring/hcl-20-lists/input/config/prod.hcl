config {
  hosts = ["a.example", "b.example"] # two
  ports = [
    { name = "http", port = 80 }, # plain
  ]
  empty = []
  many = [
    1,
    2 # without a comma
  ]
}
