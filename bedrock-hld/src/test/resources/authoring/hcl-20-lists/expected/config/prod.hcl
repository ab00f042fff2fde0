config {
  hosts = ["a.example", "b.example", "c.example"] # two
  ports = [
    { name = "http", port = 80 }, # plain
    {
      name = "https"
      port = 443
    },
  ]
  empty = ["x"]
  many = [
    1,
    2, # without a comma
    3
  ]
}
