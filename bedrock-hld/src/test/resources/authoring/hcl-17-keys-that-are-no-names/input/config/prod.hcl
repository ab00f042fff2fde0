config {
  # for the chart
  annotations = {
    team = "shop"
  }
}
