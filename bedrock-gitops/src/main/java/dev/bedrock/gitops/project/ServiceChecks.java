package dev.bedrock.gitops.project;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Fields;
import dev.bedrock.core.document.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads the fields of a service whose values go into manifests and pipelines, and checks that they can. */
final class ServiceChecks {
    private static final Pattern MIDDLEWARE =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?(@[A-Za-z0-9]+)?");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9/._~%+=:@-]*");
    private static final Pattern PORT_NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?");
    private static final int LARGEST_PORT = 65_535;

    private final Consumer<Problem> problems;

    ServiceChecks(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** The path; the root if there is none that could be used. */
    String path(Optional<String> path, SourceLocation location) {
        if (path.isEmpty() || path.get().isBlank()) {
            problems.accept(ProjectCode.SERVICE_PATH.error("the service has no path", location));
            return "./";
        }
        pathObjection(path.get())
                .ifPresent(reason -> problems.accept(
                        ProjectCode.SERVICE_PATH.error("the path '" + path.get() + "' " + reason, location)));
        return path.get();
    }

    static Optional<String> pathObjection(String path) {
        return path.startsWith("/") || path.startsWith("\\")
                ? Optional.of("is not relative to bedrock.yaml")
                : ChartValues.pathObjection(path);
    }

    Optional<String> backend(Fields fields) {
        return fields.text("k8sBackend").filter(name -> !name.isBlank());
    }

    List<String> middlewares(Fields fields) {
        List<String> names = fields.texts("middlewares").stream()
                .filter(name -> !name.isBlank())
                .toList();
        for (String name : names) {
            middlewareObjection(name)
                    .ifPresent(reason -> problems.accept(ProjectCode.VALUE_INVALID.error(
                            "the middleware '" + name + "' " + reason, location(fields, "middlewares"))));
        }
        return names;
    }

    static Optional<String> middlewareObjection(String name) {
        return MIDDLEWARE.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("is not the name of a middleware, such as auth or auth@file");
    }

    Optional<String> prefix(Fields fields, String key) {
        Optional<String> prefix = fields.text(key).filter(text -> !text.isBlank());
        prefix.flatMap(ServiceChecks::prefixObjection)
                .ifPresent(reason -> problems.accept(
                        ProjectCode.VALUE_INVALID.error("'" + key + "' " + reason, location(fields, key))));
        return prefix;
    }

    static Optional<String> prefixObjection(String prefix) {
        return PREFIX.matcher(prefix).matches()
                ? Optional.empty()
                : Optional.of("has other characters than those of paths: letters, digits and / . _ ~ % + = : @ -");
    }

    List<String> variables(Fields fields) {
        List<String> names = fields.texts("serviceBuildVariables");
        for (String name : names) {
            ChartValues.variableObjection(name)
                    .ifPresent(reason -> problems.accept(ProjectCode.VALUE_INVALID.error(
                            "the build variable '" + name + "' " + reason, location(fields, "serviceBuildVariables"))));
        }
        return names;
    }

    static Optional<String> objection(Port port) {
        boolean valid = port.text().matches("[1-9][0-9]{0,4}")
                ? Integer.parseInt(port.text()) <= LARGEST_PORT
                : !port.number() && PORT_NAME.matcher(port.text()).matches();
        return valid ? Optional.empty() : Optional.of("is not a port");
    }

    private static SourceLocation location(Fields fields, String key) {
        return fields.node(key).map(Node::location).orElse(fields.node().location());
    }
}
