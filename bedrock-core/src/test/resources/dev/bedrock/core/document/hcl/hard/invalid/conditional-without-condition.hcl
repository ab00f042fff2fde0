a = ? b : c
