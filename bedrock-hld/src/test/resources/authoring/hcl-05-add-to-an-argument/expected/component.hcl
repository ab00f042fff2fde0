name = "shop"

subcomponents = [
  { name = "infra", source = "./infra" }, # ours
  {
    name   = "web"
    type   = "helm"
    path   = "charts/web"
  }, # the last
  {
    name = "redis"
    type = "helm"
    path = "charts/redis"
  }
]
