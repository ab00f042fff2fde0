subcomponents = {
  web = {
    config = {
      image = { tag = 2 }
      hosts = ["a.example", "b.example"]
    } # all of it
  }
}
