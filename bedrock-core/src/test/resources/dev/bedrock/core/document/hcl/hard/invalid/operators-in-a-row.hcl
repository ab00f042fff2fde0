a = b ** c
