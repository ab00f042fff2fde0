a b
{}
