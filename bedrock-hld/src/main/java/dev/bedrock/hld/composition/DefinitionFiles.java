package dev.bedrock.hld.composition;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.hcl.HclBlockRule;
import dev.bedrock.core.document.hcl.HclDocuments;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.core.document.yaml.YamlReader;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.hld.component.DocumentFormat;
import dev.bedrock.hld.problem.HldCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds and reads the files of a definition, each of which may be YAML, JSON or HCL. */
public final class DefinitionFiles {
    private static final List<String> SUFFIXES = List.of(".yaml", ".yml", ".json", ".hcl");

    private static final HclDocuments COMPONENTS = HclDocuments.of(
            List.of(HclBlockRule.list("subcomponent", "subcomponents", "name"), HclBlockRule.object("hooks")));

    private static final HclDocuments CONFIGS = HclDocuments.of(List.of(
            HclBlockRule.map("subcomponent", "subcomponents"),
            HclBlockRule.object("config"),
            HclBlockRule.object("injectNamespace")));

    private final FileTree tree;

    /** The files of a tree. */
    public DefinitionFiles(FileTree tree) {
        this.tree = tree;
    }

    /** What a file is for; blocks of HCL mean different things in them. */
    public enum Kind {
        /** A component. */
        COMPONENT,
        /** Configuration of a component. */
        CONFIG;

        /** What a file is for by its name: a component file is called {@code component}, all others are configuration. */
        public static Kind of(String file) {
            String name = file.substring(file.lastIndexOf('/') + 1);
            return name.startsWith("component.") ? COMPONENT : CONFIG;
        }
    }

    /** What one file holds; an empty YAML file holds an empty mapping. */
    public record Document(Node node, DocumentFormat format) {}

    /**
     * The YAML, JSON and HCL files of a directory by their names without suffix; none if there is no such directory. One
     * listing costs less than a look for each file that may be there.
     */
    public Map<String, List<String>> find(String directory) {
        if (!tree.isDirectory(directory)) {
            return Map.of();
        }
        Map<String, List<String>> found = new HashMap<>();
        for (String file : tree.list(directory)) {
            for (String suffix : SUFFIXES) {
                if (file.endsWith(suffix)) {
                    String name = file.substring(0, file.length() - suffix.length());
                    found.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(directory.isEmpty() ? file : directory + "/" + file);
                }
            }
        }
        return found;
    }

    /**
     * The content of a file that was found here.
     *
     * @param files the file in all formats that it was found in
     * @throws InvalidInputException if there is more than one of them, or it cannot be parsed
     */
    public Document read(List<String> files) {
        String file = single(files);
        return parse(file, tree.readString(file));
    }

    /**
     * The one format of a file.
     *
     * @throws InvalidInputException if there is more than one
     */
    public static String single(List<String> files) {
        if (files.size() > 1) {
            throw new InvalidInputException(HldCode.AMBIGUOUS_FILE
                    .error(String.join(" and ", files) + " exist side by side", SourceLocation.of(files.get(0)))
                    .withHint("keep one of them"));
        }
        return files.get(0);
    }

    /** What the blocks of a file in HCL mean, by its name. */
    public static HclDocuments hcl(String file) {
        return Kind.of(file) == Kind.COMPONENT ? COMPONENTS : CONFIGS;
    }

    /** Whether a file is in a format, by the suffix of its name. */
    public static boolean isIn(String file, DocumentFormat format) {
        return format(file) == format;
    }

    /** The format of a file, by the suffix of its name. */
    public static DocumentFormat format(String file) {
        if (file.endsWith(".json")) {
            return DocumentFormat.JSON;
        }
        return file.endsWith(".hcl") ? DocumentFormat.HCL : DocumentFormat.YAML;
    }

    /**
     * What a text says; the suffix of the file's name is its format.
     *
     * @throws InvalidInputException if it cannot be parsed
     */
    public static Document parse(String file, String text) {
        if (file.endsWith(".json")) {
            return new Document(JsonReader.defaults().read(file, text), DocumentFormat.JSON);
        }
        if (file.endsWith(".hcl")) {
            return new Document(hcl(file).read(file, text), DocumentFormat.HCL);
        }
        Node node = YamlReader.defaults()
                .verbatimKeys()
                .readFirst(file, text)
                .orElseGet(() -> MapNode.of(SourceLocation.of(file, 1, 1), List.of()));
        return new Document(node, DocumentFormat.YAML);
    }
}
