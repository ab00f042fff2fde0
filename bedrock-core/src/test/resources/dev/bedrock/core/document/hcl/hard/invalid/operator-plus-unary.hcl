a = +x
