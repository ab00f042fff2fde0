a = {for x in y : x => 1}
b = {for k, v in y : k => v if v}
c = {for k, v in y : v => k...}
d = {for k, v in y : v => k... if k}
