package dev.bedrock.gitops.project;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Checks the names of rings and services, each by itself and together. */
final class NameChecks {
    private final ProjectDefinition definition;
    private final Consumer<Problem> problems;

    NameChecks(ProjectDefinition definition, Consumer<Problem> problems) {
        this.definition = definition;
        this.problems = problems;
    }

    void check() {
        Names rings = new Names("ring");
        for (Ring ring : definition.rings()) {
            BranchNames.objection(ring.name())
                    .ifPresentOrElse(
                            reason -> invalid("ring", ring.name(), reason, ring.location()),
                            () -> rings.add(ring.name(), ring.location()));
        }
        Names services = new Names("service");
        Map<String, SourceLocation> folders = new HashMap<>();
        for (Service service : definition.services()) {
            if (!service.name().isEmpty()) {
                services.add(service.name(), service.location());
            }
            SourceLocation other = folders.putIfAbsent(service.folder(), service.location());
            if (other != null) {
                problems.accept(ProjectCode.NAMES_COLLIDE.warning(
                        "the path '" + service.path() + "' is that of another service, too, in line " + other.line(),
                        service.location()));
            }
        }
        List<Ring> defaults =
                definition.rings().stream().filter(Ring::isDefault).toList();
        defaults.stream()
                .skip(1)
                .forEach(ring -> problems.accept(ProjectCode.MANY_DEFAULT_RINGS.error(
                        "'" + ring.name() + "' is a second default ring beside '"
                                + defaults.get(0).name() + "'",
                        ring.location())));
    }

    private void invalid(String kind, String name, String reason, SourceLocation location) {
        problems.accept(ProjectCode.NAME_INVALID.error("the " + kind + " name '" + name + "' " + reason, location));
    }

    /** The names of one kind. */
    private final class Names {
        private final String kind;
        private final Map<String, SourceLocation> first = new HashMap<>();
        private final Map<String, String> written = new HashMap<>();

        Names(String kind) {
            this.kind = kind;
        }

        void add(String name, SourceLocation location) {
            HldNames.folderObjection(name).ifPresent(reason -> invalid(kind, name, reason, location));
            String normalized = HldNames.of(name);
            SourceLocation other = first.putIfAbsent(normalized, location);
            String otherName = written.putIfAbsent(normalized, name);
            if (other != null) {
                problems.accept(ProjectCode.NAMES_COLLIDE
                        .error(
                                "the " + kind + " '" + name + "' collides with '" + otherName + "' in line "
                                        + other.line() + ", both are '" + normalized + "'",
                                location)
                        .withHint("rename one of them"));
            }
        }
    }
}
