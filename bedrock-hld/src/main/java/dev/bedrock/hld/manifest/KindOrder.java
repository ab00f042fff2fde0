package dev.bedrock.hld.manifest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which objects of different kinds have to be applied, so that what others need is there first. The order of
 * Helm 4.1.4, with custom resource definitions before everything that may use them.
 */
final class KindOrder {
    private static final List<String> KINDS = List.of(
            "CustomResourceDefinition",
            "PriorityClass",
            "Namespace",
            "NetworkPolicy",
            "ResourceQuota",
            "LimitRange",
            "PodSecurityPolicy",
            "PodDisruptionBudget",
            "ServiceAccount",
            "Secret",
            "SecretList",
            "ConfigMap",
            "StorageClass",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "ClusterRole",
            "ClusterRoleList",
            "ClusterRoleBinding",
            "ClusterRoleBindingList",
            "Role",
            "RoleList",
            "RoleBinding",
            "RoleBindingList",
            "Service",
            "DaemonSet",
            "Pod",
            "ReplicationController",
            "ReplicaSet",
            "Deployment",
            "HorizontalPodAutoscaler",
            "StatefulSet",
            "Job",
            "CronJob",
            "IngressClass",
            "Ingress",
            "APIService");
    private static final List<String> LAST = List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");
    private static final Map<String, Integer> RANKS = new HashMap<>();

    static {
        for (String kind : KINDS) {
            RANKS.put(kind, RANKS.size());
        }
        for (String kind : LAST) {
            RANKS.put(kind, RANKS.size() + 1);
        }
    }

    private KindOrder() {}

    /** The place of a kind in the order; kinds that are not in it come before the webhooks that could block them. */
    static int rank(String kind) {
        return RANKS.getOrDefault(kind, KINDS.size());
    }
}
