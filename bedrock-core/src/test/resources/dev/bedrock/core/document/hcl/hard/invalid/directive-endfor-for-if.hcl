a = "%{if x}%{endfor}"
