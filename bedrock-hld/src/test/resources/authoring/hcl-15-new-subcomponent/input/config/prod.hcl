namespace = "shop"

subcomponent "infra" {
  subcomponent "db" {
    config {
      replicas = 3
    }
  }
}
# the end