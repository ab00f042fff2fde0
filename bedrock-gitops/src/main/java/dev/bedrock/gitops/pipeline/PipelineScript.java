package dev.bedrock.gitops.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What the steps of all systems do, in Bash. All that differs from project to project comes in by environment variables, so
 * that no value is ever part of a script.
 */
enum PipelineScript {
    /** Gets the program, unless it is there. */
    INSTALL("install"),
    /** Builds and pushes the image of a service. */
    BUILD_IMAGE("common", "image", "build-image"),
    /** Proposes the new image for a ring in the definition. */
    UPDATE_HLD("common", "image", "update-hld"),
    /** Proposes what {@code bedrock.yaml} wants in the definition. */
    RECONCILE("common", "reconcile"),
    /** Shows what a change of the definition would change in the manifests. */
    VERIFY("common", "generate", "verify"),
    /** Publishes the manifests of a definition. */
    PUBLISH("common", "generate", "publish"),
    /** Generates and plans infrastructure. */
    INFRASTRUCTURE("common", "infrastructure");

    private final String text;

    PipelineScript(String... parts) {
        text = Arrays.stream(parts).map(PipelineScript::read).collect(Collectors.joining("\n"));
    }

    String text() {
        return text;
    }

    private static String read(String name) {
        try (InputStream stream = PipelineScript.class.getResourceAsStream(name + ".sh")) {
            if (stream == null) {
                throw new IllegalStateException("the script is missing: " + name);
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
