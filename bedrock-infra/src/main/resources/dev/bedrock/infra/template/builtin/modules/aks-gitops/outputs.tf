output "cluster_id" {
  value       = azurerm_kubernetes_cluster.cluster.id
  description = "The cluster."
}

output "cluster_name" {
  value       = azurerm_kubernetes_cluster.cluster.name
  description = "Its name."
}

output "cluster_fqdn" {
  value       = azurerm_kubernetes_cluster.cluster.fqdn
  description = "The name of its API server."
}

output "node_resource_group" {
  value       = azurerm_kubernetes_cluster.cluster.node_resource_group
  description = "The resource group of its nodes."
}

output "oidc_issuer_url" {
  value       = azurerm_kubernetes_cluster.cluster.oidc_issuer_url
  description = "The issuer that federated credentials of workload identities trust."
}

output "identity_principal_id" {
  value       = azurerm_user_assigned_identity.cluster.principal_id
  description = "The identity of its control plane."
}

output "kubelet_object_id" {
  value       = azurerm_kubernetes_cluster.cluster.kubelet_identity[0].object_id
  description = "The identity of its nodes."
}

output "secrets_provider_client_id" {
  value       = azurerm_kubernetes_cluster.cluster.key_vault_secrets_provider[0].secret_identity[0].client_id
  description = "The identity that mounts secrets, for secret provider classes."
}

output "log_analytics_workspace_id" {
  value       = one(azurerm_log_analytics_workspace.cluster[*].id)
  description = "The workspace of its logs, null if there is none."
}
