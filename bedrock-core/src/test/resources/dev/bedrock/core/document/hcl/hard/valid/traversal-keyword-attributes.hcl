a = b.for.if.in.true.null
