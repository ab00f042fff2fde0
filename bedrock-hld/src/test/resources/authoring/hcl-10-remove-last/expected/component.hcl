# the shop
name = "shop"
