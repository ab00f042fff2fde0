a = [for if in in : if]
b = [for for in x : for]
