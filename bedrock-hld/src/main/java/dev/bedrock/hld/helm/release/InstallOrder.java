package dev.bedrock.hld.helm.release;

import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order in which kinds are installed; those that Helm does not know come last, by name. */
public final class InstallOrder implements Comparator<String> {
    private static final List<String> KINDS = List.of(
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
            "CustomResourceDefinition",
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
            "APIService",
            "MutatingWebhookConfiguration",
            "ValidatingWebhookConfiguration");
    private static final Map<String, Integer> POSITIONS = positions();

    private static Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < KINDS.size(); i++) {
            positions.put(KINDS.get(i), i);
        }
        return positions;
    }

    /** The place of a kind in the order, from 0; one that Helm does not know has the place behind all others. */
    public static int position(String kind) {
        return POSITIONS.getOrDefault(kind, KINDS.size());
    }

    @Override
    public int compare(String left, String right) {
        int unknown = KINDS.size();
        int position = position(left);
        int other = position(right);
        return position == unknown && other == unknown
                ? GoStrings.compare(left, right)
                : Integer.compare(position, other);
    }
}
