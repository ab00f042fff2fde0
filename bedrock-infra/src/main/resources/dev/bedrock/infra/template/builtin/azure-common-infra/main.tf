data "azurerm_client_config" "current" {}

data "azurerm_resource_group" "common" {
  name = var.global_resource_group_name
}

resource "azurerm_virtual_network" "common" {
  name                = var.vnet_name
  resource_group_name = data.azurerm_resource_group.common.name
  location            = data.azurerm_resource_group.common.location
  address_space       = [var.address_space]
  tags                = var.tags
}

resource "azurerm_key_vault" "common" {
  name                       = var.keyvault_name
  resource_group_name        = data.azurerm_resource_group.common.name
  location                   = data.azurerm_resource_group.common.location
  tenant_id                  = data.azurerm_client_config.current.tenant_id
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  purge_protection_enabled   = true
  tags                       = var.tags
}

resource "azurerm_role_assignment" "admins" {
  for_each = merge({ deployer = data.azurerm_client_config.current.object_id }, var.keyvault_admin_ids)

  scope                = azurerm_key_vault.common.id
  role_definition_name = "Key Vault Secrets Officer"
  principal_id         = each.value
}
