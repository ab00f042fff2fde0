name = "shop"
subcomponents = [
  { name = "infra", source = "./infra" },
]
