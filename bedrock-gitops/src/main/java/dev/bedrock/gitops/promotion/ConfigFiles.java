package dev.bedrock.gitops.promotion;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.file.FileChange;
import dev.bedrock.core.git.GitFile;
import dev.bedrock.core.git.GitTree;
import dev.bedrock.core.git.TreeChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configuration files of a definition, each read once, with what is to be in those that change. For one thread. */
final class ConfigFiles {
    private final GitTree tree;
    private final Map<String, Map<String, GitFile>> folders = new HashMap<>();
    private final Map<String, Node> documents = new HashMap<>();
    private final Map<String, String> before = new HashMap<>();
    private final Map<String, String> after = new LinkedHashMap<>();

    ConfigFiles(GitTree tree) {
        this.tree = tree;
    }

    /** The files of configuration in the folder of a component by their environments. */
    Map<String, GitFile> of(String folder) {
        return folders.computeIfAbsent(folder, this::list);
    }

    private Map<String, GitFile> list(String folder) {
        String place = config(folder);
        Map<String, GitFile> found = new TreeMap<>();
        for (GitFile file : tree.findFolder(place).map(GitTree::files).orElse(List.of())) {
            int dot = file.path().lastIndexOf('.');
            if (file.path().indexOf('/') < 0 && dot > 0) {
                String environment = file.path().substring(0, dot);
                GitFile whole = new GitFile(place + "/" + file.path(), file.kind(), file.id());
                found.merge(environment, whole, (one, other) -> one.path().endsWith(".yaml") ? one : other);
            }
        }
        return found;
    }

    /**
     * The file of an environment, which need not be there yet.
     *
     * @throws InvalidInputException if it is no YAML file
     */
    String path(String folder, String environment) {
        GitFile file = of(folder).get(environment);
        if (file == null) {
            return config(folder) + "/" + environment + ".yaml";
        }
        boolean regular = file.kind() == GitFile.Kind.FILE || file.kind() == GitFile.Kind.EXECUTABLE;
        if (!regular || !isYaml(file.path())) {
            throw new InvalidInputException(PromotionCode.NOT_EDITABLE
                    .error(regular ? "only YAML is changed" : "a link is not changed", SourceLocation.of(file.path()))
                    .withHint(regular ? "'hld convert --to yaml' makes it YAML" : ""));
        }
        return file.path();
    }

    private static boolean isYaml(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    private static String config(String folder) {
        return folder.isEmpty() ? "config" : folder + "/config";
    }

    /** What is in a file as it is to be; empty if it is not there. */
    String text(String path) {
        String changed = after.get(path);
        return changed != null ? changed : before.computeIfAbsent(path, this::read);
    }

    private String read(String path) {
        return tree.findFile(path).isPresent() ? tree.readString(path) : "";
    }

    /** What a file that is there says; nothing if it is in another format than YAML or JSON. */
    Node document(String path) {
        return documents.computeIfAbsent(path, file -> {
            boolean readable = isYaml(file) || file.endsWith(".json");
            return Optional.of(file)
                    .filter(name -> readable)
                    .flatMap(name -> YamlReader.defaults().verbatimKeys().readFirst(name, text(name)))
                    .orElseGet(() -> MapNode.of(SourceLocation.of(file), List.of()));
        });
    }

    void put(String path, String text) {
        String old = text(path);
        if (!text.equals(old)) {
            after.put(path, text);
            documents.remove(path);
        }
    }

    /** The files that change, in the order in which they were changed. */
    List<FileChange> changes() {
        List<FileChange> changes = new ArrayList<>();
        after.forEach((path, text) -> {
            Optional<String> old = tree.findFile(path).map(file -> before.getOrDefault(path, ""));
            if (!old.equals(Optional.of(text))) {
                changes.add(new FileChange(path, old, Optional.of(text)));
            }
        });
        return changes;
    }

    /** The same for git. */
    List<TreeChange> treeChanges() {
        return changes().stream()
                .map(change -> {
                    boolean executable = tree.findFile(change.path())
                            .filter(file -> file.kind() == GitFile.Kind.EXECUTABLE)
                            .isPresent();
                    String text = change.after().orElseThrow();
                    return executable
                            ? TreeChange.putExecutable(change.path(), text.getBytes(UTF_8))
                            : TreeChange.put(change.path(), text);
                })
                .toList();
    }
}
