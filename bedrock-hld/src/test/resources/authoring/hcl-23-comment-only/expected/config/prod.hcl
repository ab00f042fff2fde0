# nothing for prod yet
subcomponent "web" {
  config {
    image = {
      tag = 2
    }
  }
}
