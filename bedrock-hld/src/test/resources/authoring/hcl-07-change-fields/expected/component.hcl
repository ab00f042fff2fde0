name = "shop"

subcomponent "infra" {
  source  = "https://git.example/infra.git" # moved
  method  = "git"
  version = "v2.0.0"
  # what runs before
  hooks {
    before-generate = ["./x.sh"]
  }
}
