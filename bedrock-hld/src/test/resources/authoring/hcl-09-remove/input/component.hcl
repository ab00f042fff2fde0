name = "shop"

subcomponent "web" {
  type = "helm"
  path = "charts/web"
}

# the cache
# of the shop
subcomponent "redis" {
  # soon gone
  type = "helm"
  path = "charts/redis"
} # for now

# all else
subcomponent "infra" {
  source = "./infra"
}
