package dev.bedrock.gitops.project;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.yaml.YamlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The files that a project begins with. */
final class NewProject {
    /** The log of bedrock-cli, and what a killed writer may leave. */
    private static final List<String> IGNORED = List.of("bedrock.log", ".bedrock-changes*");

    private final ProjectInit init;

    NewProject(ProjectInit init) {
        this.init = init;
    }

    void into(ProjectChange change) {
        change.text(ProjectReader.FILE)
                .ifPresentOrElse(
                        text -> change.say(ProjectCode.ALREADY_THERE.note(
                                "bedrock.yaml is there already", SourceLocation.of(ProjectReader.FILE))),
                        () -> change.write(ProjectReader.FILE, header() + project()));
        change.writeIfMissing(Maintainers.FILE, header() + Maintainers.of("./", init.maintainer()));
        for (ProjectPipelines system : change.pipelinesInUse()) {
            system.ofProject(change.definition()).forEach(file -> change.writeIfMissing(file.path(), file.text()));
        }
        change.write(".gitignore", ignored(change.text(".gitignore")));
    }

    private String header() {
        return "# GENERATED WITH BEDROCK VERSION " + init.toolVersion().replaceAll("[^ -~]", "?") + "\n";
    }

    private String project() {
        Map<String, Object> project = new LinkedHashMap<>();
        project.put("rings", Map.of(init.defaultRing(), Map.of("isDefault", true)));
        project.put("services", List.of());
        project.put("version", init.toolVersion());
        return writer().write(project);
    }

    /** As bedrock-cli lays its files out. */
    static YamlWriter writer() {
        return YamlWriter.defaults().withInsertionOrder().withIndentedLists().withoutFolding();
    }

    private static String ignored(Optional<String> existing) {
        String text = existing.orElse("");
        List<String> lines = text.lines().map(String::strip).toList();
        String lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
        String missing = IGNORED.stream()
                .filter(line -> !lines.contains(line))
                .map(line -> line + lineBreak)
                .collect(Collectors.joining());
        boolean open = !missing.isEmpty() && !text.isEmpty() && !text.endsWith("\n");
        return text + (open ? lineBreak : "") + missing;
    }
}
