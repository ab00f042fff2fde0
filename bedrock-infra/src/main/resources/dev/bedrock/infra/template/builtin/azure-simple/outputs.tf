output "cluster_name" {
  value       = module.aks_gitops.cluster_name
  description = "The name of the cluster."
}

output "cluster_fqdn" {
  value       = module.aks_gitops.cluster_fqdn
  description = "The name of its API server."
}

output "resource_group_name" {
  value       = data.azurerm_resource_group.cluster.name
  description = "Its resource group."
}

output "oidc_issuer_url" {
  value       = module.aks_gitops.oidc_issuer_url
  description = "The issuer that federated credentials of workload identities trust."
}

output "secrets_provider_client_id" {
  value       = module.aks_gitops.secrets_provider_client_id
  description = "The identity that mounts secrets, for secret provider classes."
}

output "log_analytics_workspace_id" {
  value       = module.aks_gitops.log_analytics_workspace_id
  description = "The workspace of its logs, null if there is none."
}
