namespace = "shop"

subcomponent "infra" {
  subcomponent "db" {
    config {
      replicas = 3
    }
  }

  subcomponent "cache" {
    config {
      replicas = 2
    }
  }
}
# the end