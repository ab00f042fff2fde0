name = "shop"

subcomponent "infra" {
  source  = "https://git.example/old.git" # moved
  method  = "git"
  version = "v1.2.0"
  # what runs before
  hooks {
    before-generate = ["./x.sh"]
  }
}
