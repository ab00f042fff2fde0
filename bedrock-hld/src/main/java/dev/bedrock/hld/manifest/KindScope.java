package dev.bedrock.hld.manifest;

import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.ScalarNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows which kinds of objects live in no namespace. */
final class KindScope {
    private static final String DEFINITION = "CustomResourceDefinition";

    /** Kubernetes' own kinds, and those of operators that most clusters run, as {@code group/Kind}. */
    private static final Set<String> CLUSTER_KINDS = Set.of(
            "/ComponentStatus",
            "/Namespace",
            "/Node",
            "/PersistentVolume",
            "admissionregistration.k8s.io/MutatingAdmissionPolicy",
            "admissionregistration.k8s.io/MutatingAdmissionPolicyBinding",
            "admissionregistration.k8s.io/MutatingWebhookConfiguration",
            "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
            "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
            "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
            "apiextensions.k8s.io/CustomResourceDefinition",
            "apiregistration.k8s.io/APIService",
            "authentication.k8s.io/SelfSubjectReview",
            "authentication.k8s.io/TokenReview",
            "authorization.k8s.io/SelfSubjectAccessReview",
            "authorization.k8s.io/SelfSubjectRulesReview",
            "authorization.k8s.io/SubjectAccessReview",
            "certificates.k8s.io/CertificateSigningRequest",
            "certificates.k8s.io/ClusterTrustBundle",
            "cert-manager.io/ClusterIssuer",
            "extensions/PodSecurityPolicy",
            "external-secrets.io/ClusterExternalSecret",
            "external-secrets.io/ClusterSecretStore",
            "flowcontrol.apiserver.k8s.io/FlowSchema",
            "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration",
            "gateway.networking.k8s.io/GatewayClass",
            "karpenter.sh/NodeClaim",
            "karpenter.sh/NodePool",
            "kyverno.io/ClusterCleanupPolicy",
            "kyverno.io/ClusterPolicy",
            "networking.k8s.io/IPAddress",
            "networking.k8s.io/IngressClass",
            "networking.k8s.io/ServiceCIDR",
            "node.k8s.io/RuntimeClass",
            "policy/PodSecurityPolicy",
            "rbac.authorization.k8s.io/ClusterRole",
            "rbac.authorization.k8s.io/ClusterRoleBinding",
            "resource.k8s.io/DeviceClass",
            "resource.k8s.io/ResourceSlice",
            "scheduling.k8s.io/PriorityClass",
            "snapshot.storage.k8s.io/VolumeSnapshotClass",
            "snapshot.storage.k8s.io/VolumeSnapshotContent",
            "storage.k8s.io/CSIDriver",
            "storage.k8s.io/CSINode",
            "storage.k8s.io/StorageClass",
            "storage.k8s.io/VolumeAttachment",
            "storage.k8s.io/VolumeAttributesClass",
            "storagemigration.k8s.io/StorageVersionMigration");

    private final Set<String> custom = new HashSet<>();

    /** Kubernetes' kinds, and those that custom resource definitions among the objects declare. */
    KindScope(Iterable<ManifestObject> objects) {
        for (ManifestObject object : objects) {
            if (object.id().kind().equals(DEFINITION)) {
                declare(object.content());
            } else if (object.id().kind().endsWith("List")) {
                ManifestParser.items(object.content()).stream()
                        .filter(MapNode.class::isInstance)
                        .map(MapNode.class::cast)
                        .filter(item -> text(item, "kind").equals(Optional.of(DEFINITION)))
                        .forEach(this::declare);
            }
        }
    }

    private void declare(MapNode definition) {
        Optional<MapNode> spec = map(definition, "spec");
        Optional<String> kind = spec.flatMap(s -> map(s, "names")).flatMap(names -> text(names, "kind"));
        Optional<String> group = spec.flatMap(s -> text(s, "group"));
        boolean cluster = spec.flatMap(s -> text(s, "scope")).equals(Optional.of("Cluster"));
        if (cluster && kind.isPresent() && group.isPresent()) {
            custom.add(group.get() + "/" + kind.get());
        }
    }

    boolean isClusterScoped(ObjectId id) {
        String key = id.group() + "/" + id.kind();
        String item = key.endsWith("List") ? key.substring(0, key.length() - "List".length()) : key;
        return List.of(key, item).stream().anyMatch(kind -> CLUSTER_KINDS.contains(kind) || custom.contains(kind));
    }

    private static Optional<MapNode> map(MapNode parent, String key) {
        return parent.get(key).filter(MapNode.class::isInstance).map(MapNode.class::cast);
    }

    private static Optional<String> text(MapNode parent, String key) {
        return parent.get(key).filter(ScalarNode.class::isInstance).map(node -> ((ScalarNode) node).text());
    }
}
