a { # x
}
