module "aks" {
  source = "git::https://example.com/m.git//aks?ref=v1"
  count  = var.enable ? 1 : 0

  depends_on = [azurerm_resource_group.main]
  providers = {
    azurerm = azurerm.west
  }
}
