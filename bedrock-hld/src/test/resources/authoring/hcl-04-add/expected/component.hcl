name = "shop"

# where all runs
subcomponent "infra" {
  source = "./infra" # ours
}

subcomponent "redis" {
  type = "helm"
  path = "charts/redis"
}
# nothing more
