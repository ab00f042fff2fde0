# the values of prod
# and why they are so

config { # for the chart
  // three zones
  replicas = 3 # one each

  image = { // from our registry
    repository = "shop/web" /* never latest */
    tag        = "1.4.2"    # pinned
  }
  /* the last
     words */
}
# the end
