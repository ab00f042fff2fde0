subcomponents = [{ name = "a", source = "./a" }, { name = "b", source = "./b" }, { name = "c", source = "./c" }]
