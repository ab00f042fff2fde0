output "clusters" {
  value = {
    for region, cluster in module.aks_gitops : region => {
      name                       = cluster.cluster_name
      fqdn                       = cluster.cluster_fqdn
      resource_group_name        = data.azurerm_resource_group.region[region].name
      public_ip                  = azurerm_public_ip.region[region].ip_address
      oidc_issuer_url            = cluster.oidc_issuer_url
      secrets_provider_client_id = cluster.secrets_provider_client_id
    }
  }
  description = "The clusters, by the names of their regions."
}

output "traffic_manager_fqdn" {
  value       = azurerm_traffic_manager_profile.clusters.fqdn
  description = "The name that clients use."
}

output "keyvault_uri" {
  value       = data.azurerm_key_vault.common.vault_uri
  description = "The key vault whose secrets pods may mount."
}
