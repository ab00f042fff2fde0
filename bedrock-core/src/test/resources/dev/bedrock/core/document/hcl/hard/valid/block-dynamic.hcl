resource "a" "b" {
  dynamic "setting" {
    for_each = var.s
    content {
      name = setting.value["name"]
    }
  }
}
