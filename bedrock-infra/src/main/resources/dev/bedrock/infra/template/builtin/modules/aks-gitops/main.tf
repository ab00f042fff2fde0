locals {
  seconds       = { s = 1, m = 60, h = 3600 }
  poll_unit     = substr(var.gitops_poll_interval, -1, 1)
  poll_interval = tonumber(trimsuffix(var.gitops_poll_interval, local.poll_unit)) * local.seconds[local.poll_unit]
}

resource "azurerm_user_assigned_identity" "cluster" {
  name                = "${var.cluster_name}-identity"
  resource_group_name = var.resource_group_name
  location            = var.location
  tags                = var.tags
}

resource "azurerm_role_assignment" "subnet" {
  scope                = var.vnet_subnet_id
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
}

resource "azurerm_log_analytics_workspace" "cluster" {
  count = var.oms_agent_enabled ? 1 : 0

  name                = "${var.cluster_name}-logs"
  resource_group_name = var.resource_group_name
  location            = var.location
  sku                 = "PerGB2018"
  retention_in_days   = var.log_retention_days
  tags                = var.tags
}

resource "azurerm_kubernetes_cluster" "cluster" {
  name                      = var.cluster_name
  resource_group_name       = var.resource_group_name
  location                  = var.location
  dns_prefix                = var.dns_prefix
  kubernetes_version        = var.kubernetes_version
  automatic_upgrade_channel = "patch"
  oidc_issuer_enabled       = true
  workload_identity_enabled = true
  tags                      = var.tags

  default_node_pool {
    name                        = "default"
    vm_size                     = var.agent_vm_size
    node_count                  = var.agent_vm_count
    auto_scaling_enabled        = var.agent_vm_max_count != null
    min_count                   = var.agent_vm_max_count == null ? null : var.agent_vm_count
    max_count                   = var.agent_vm_max_count
    vnet_subnet_id              = var.vnet_subnet_id
    zones                       = var.agent_zones
    temporary_name_for_rotation = "rotation"

    upgrade_settings {
      max_surge = "10%"
    }
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  network_profile {
    network_plugin = var.network_plugin
    network_policy = var.network_policy
    service_cidr   = var.service_cidr
    dns_service_ip = var.dns_ip
  }

  key_vault_secrets_provider {
    secret_rotation_enabled = true
  }

  dynamic "linux_profile" {
    for_each = var.ssh_public_key == null ? [] : [var.ssh_public_key]

    content {
      admin_username = var.admin_user

      ssh_key {
        key_data = linux_profile.value
      }
    }
  }

  dynamic "api_server_access_profile" {
    for_each = length(var.authorized_ip_ranges) == 0 ? [] : [var.authorized_ip_ranges]

    content {
      authorized_ip_ranges = api_server_access_profile.value
    }
  }

  dynamic "oms_agent" {
    for_each = azurerm_log_analytics_workspace.cluster

    content {
      log_analytics_workspace_id      = oms_agent.value.id
      msi_auth_for_monitoring_enabled = true
    }
  }

  lifecycle {
    ignore_changes = [default_node_pool[0].node_count]
  }

  depends_on = [azurerm_role_assignment.subnet]
}

resource "azurerm_role_assignment" "pull" {
  for_each = var.acr_ids

  scope                            = each.value
  role_definition_name             = "AcrPull"
  principal_id                     = azurerm_kubernetes_cluster.cluster.kubelet_identity[0].object_id
  skip_service_principal_aad_check = true
}

resource "azurerm_role_assignment" "secrets" {
  for_each = var.keyvault_ids

  scope                = each.value
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_kubernetes_cluster.cluster.key_vault_secrets_provider[0].secret_identity[0].object_id
}

resource "azurerm_kubernetes_cluster_extension" "flux" {
  name           = "flux"
  cluster_id     = azurerm_kubernetes_cluster.cluster.id
  extension_type = "microsoft.flux"
}

resource "azurerm_kubernetes_flux_configuration" "manifests" {
  name       = "manifests"
  cluster_id = azurerm_kubernetes_cluster.cluster.id
  namespace  = "flux-system"
  scope      = "cluster"

  git_repository {
    url                      = var.gitops_url
    reference_type           = "branch"
    reference_value          = var.gitops_url_branch
    sync_interval_in_seconds = local.poll_interval
    ssh_private_key_base64   = var.gitops_ssh_key == null ? null : base64encode(var.gitops_ssh_key)
    https_user               = var.gitops_https_user
    https_key_base64         = var.gitops_https_key == null ? null : base64encode(var.gitops_https_key)
  }

  kustomizations {
    name                       = "manifests"
    path                       = var.gitops_path
    sync_interval_in_seconds   = local.poll_interval
    garbage_collection_enabled = var.gc_enabled
  }

  depends_on = [azurerm_kubernetes_cluster_extension.flux]
}
