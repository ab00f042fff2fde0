name = "shop"
subcomponents = [{ name = "web", type = "helm", path = "charts/web" }, { name = "infra", source = "./infra" }] # all
