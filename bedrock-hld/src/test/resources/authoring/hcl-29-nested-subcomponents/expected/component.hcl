name = "shop"

subcomponent "infra" {
  source = "https://git.example/infra.git"
  method = "git"
  version = "v2"
}

subcomponent "group" {
  subcomponent "a" {
    source = "./a"
  }
}
