subcomponents = [
  {
    name   = "infra"   # ours
    source = "https://git.example/infra.git"
    method = "git"
  },
]
