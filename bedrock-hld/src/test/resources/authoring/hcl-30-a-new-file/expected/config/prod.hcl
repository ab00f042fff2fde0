subcomponent "web" {
  config {
    image = {
      tag = 2
    }
  }
}
