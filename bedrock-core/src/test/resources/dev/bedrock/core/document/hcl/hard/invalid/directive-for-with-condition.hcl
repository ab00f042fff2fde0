a = "%{for x in y if x}%{endfor}"
