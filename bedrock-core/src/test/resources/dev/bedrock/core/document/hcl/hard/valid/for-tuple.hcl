a = [for x in y : x]
b = [for k, v in y : "${k}=${v}"]
c = [for x in y : x if x != ""]
