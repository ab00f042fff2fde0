subcomponents = [{ name = "b", source = "./b" }]
