a = "%{for x in y}${x},%{endfor}"
b = "%{for k, v in y}${k}=${v};%{endfor}"
