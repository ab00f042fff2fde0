a = 10m
