config {
  repository = "shop/web"
  tag        = 1.5
  pullPolicy = "Always"
  verylongnamethatdoesnotfit = 1
}
