name = "shop"

subcomponent "infra" {
  source = "https://git.example/infra.git"
  method = "git"
}

subcomponent "group" {
  subcomponent "a" {
    source = "./a"
  }
}
