a = [for x in y : [for z in x : z if z]]
b = {for x in [for z in y : z] : x => {for w in x : w => w}}
