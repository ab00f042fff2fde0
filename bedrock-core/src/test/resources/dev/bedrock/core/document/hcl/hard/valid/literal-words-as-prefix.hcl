a = truer
b = nullable
c = falsey
