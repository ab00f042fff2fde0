# the shop
name = "shop"

subcomponent "redis" {
  type = "helm"
  path = "charts/redis"
}
