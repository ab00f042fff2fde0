# nothing for prod yet
