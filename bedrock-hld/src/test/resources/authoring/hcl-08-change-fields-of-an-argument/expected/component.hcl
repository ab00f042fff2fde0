subcomponents = [
  {
    name   = "infra"   # ours
    source = "https://git.example/infra.git"
    method = "git"
    version = "v2.0.0"
  },
]
