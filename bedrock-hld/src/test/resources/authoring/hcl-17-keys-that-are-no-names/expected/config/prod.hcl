config = {
  # for the chart
  annotations = {
    team = "shop"
    "app.io/name" = "web"
  }
  "a.b" = 1
}
