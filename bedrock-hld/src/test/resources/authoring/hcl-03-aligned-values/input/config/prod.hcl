config {
  repository = "shop/web"
  tag        = "1.4"
}
