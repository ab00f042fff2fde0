a = { "for" = 1 }
b = { (for) = 1 }
