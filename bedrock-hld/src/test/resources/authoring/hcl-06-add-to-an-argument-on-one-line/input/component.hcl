name = "shop"
subcomponents = [{ name = "web", type = "helm", path = "charts/web" }] # all
