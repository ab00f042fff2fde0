config {
  replicas = 2
}
