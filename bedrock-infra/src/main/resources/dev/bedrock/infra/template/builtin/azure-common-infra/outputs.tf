output "keyvault_name" {
  value       = azurerm_key_vault.common.name
  description = "The key vault, for the variable keyvault_name of the clusters."
}

output "keyvault_resource_group" {
  value       = data.azurerm_resource_group.common.name
  description = "Its resource group, for the variable keyvault_resource_group of the clusters."
}

output "keyvault_uri" {
  value       = azurerm_key_vault.common.vault_uri
  description = "The address of the key vault."
}

output "vnet_name" {
  value       = azurerm_virtual_network.common.name
  description = "The virtual network, for the variable vnet_name of the clusters."
}

output "vnet_id" {
  value       = azurerm_virtual_network.common.id
  description = "The virtual network."
}
