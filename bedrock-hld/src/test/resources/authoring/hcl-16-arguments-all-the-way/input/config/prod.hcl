subcomponents = {
  web = {
    config = {
      image = { tag = "1" }
      hosts = ["a.example"]
    } # all of it
  }
}
