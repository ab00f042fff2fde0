package dev.bedrock.telemetry.export;

import dev.bedrock.core.document.json.JsonWriter;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import dev.bedrock.telemetry.query.DeploymentTimes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Deployments as CDEvents (version 0.4 of the specification): {@code service.deployed}. */
public final class CdEvents {
    private static final String SPECIFICATION = "0.4.1";
    private static final String TYPE = "dev.cdevents.service.deployed.0.2.0";

    private CdEvents() {}

    /**
     * The event of a deployment; empty for one that has not come to a ring, or of which the service, the ring or the time is
     * not known, which the event needs.
     *
     * @param source where it comes from, an address such as {@code /bedrock/shop}
     * @return JSON on one line; the same deployment always makes the same event, with the same id
     */
    public static Optional<String> deployed(Deployment deployment, String source) {
        boolean known = deployment.has(DeploymentField.SERVICE) && deployment.has(DeploymentField.RING);
        return DeploymentTimes.deployedAt(deployment).filter(time -> known).map(time -> {
            Map<String, Object> context = new LinkedHashMap<>();
            context.put("version", SPECIFICATION);
            context.put("id", deployment.id());
            context.put("source", source);
            context.put("type", TYPE);
            context.put("timestamp", time.toString());
            Map<String, Object> content = new LinkedHashMap<>();
            content.put(
                    "environment",
                    Map.of("id", deployment.get(DeploymentField.RING).orElse("")));
            content.put(
                    "artifactId",
                    packageUrl(deployment.get(DeploymentField.IMAGE_TAG).orElse("")));
            Map<String, Object> subject = new LinkedHashMap<>();
            subject.put("id", deployment.get(DeploymentField.SERVICE).orElse(""));
            subject.put("source", source);
            subject.put("type", "service");
            subject.put("content", content);
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("context", context);
            event.put("subject", subject);
            return JsonWriter.compact().write(event);
        });
    }

    /** {@code registry/team/name:tag} as a package URL of the type {@code oci}. */
    private static String packageUrl(String image) {
        int slash = image.lastIndexOf('/');
        String last = image.substring(slash + 1);
        int colon = last.indexOf(':');
        String name = colon < 0 ? last : last.substring(0, colon);
        String repository = slash < 0 ? "" : "?repository_url=" + image.substring(0, slash) + "/" + name;
        String tag = colon < 0 ? "" : (repository.isEmpty() ? "?" : "&") + "tag=" + last.substring(colon + 1);
        return "pkg:oci/" + name + repository + tag;
    }
}
