name = "top"
