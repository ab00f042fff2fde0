if = 1
for = 2
in = 3
true = 4
null = 5
else = 6
endif = 7
