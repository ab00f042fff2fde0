name = "shop"
subcomponents = [
  # the site
  { name = "web", type = "helm", path = "charts/web" }, # one
  { name = "infra", source = "./infra" },
  # the cache
  {
    name = "redis"
    type = "helm"
    path = "charts/redis"
  }
]
