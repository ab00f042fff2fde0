name = "shop"

subcomponent "web" {
  type = "helm"
  path = "charts/web"
}

# all else
subcomponent "infra" {
  source = "./infra"
}
