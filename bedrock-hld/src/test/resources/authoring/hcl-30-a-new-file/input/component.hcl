name = "shop"

subcomponent "web" {
  source = "./web"
}
