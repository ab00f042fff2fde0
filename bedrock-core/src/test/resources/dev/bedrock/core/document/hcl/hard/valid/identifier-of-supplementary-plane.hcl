a = 𠀀b
