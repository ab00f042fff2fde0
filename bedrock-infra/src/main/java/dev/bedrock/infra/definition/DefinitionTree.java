package dev.bedrock.infra.definition;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.file.FileTree;
import dev.bedrock.core.file.TreeFile;
import dev.bedrock.core.file.TreeVisitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder with a {@code definition.yaml} at its top, and the folders of deployments below it, at any depth. A deployment is
 * merged from all definitions on the way down to it; the lower one counts.
 *
 * <pre>{@code
 * DefinitionTree tree = DefinitionTree.open(Path.of("infra"));
 * for (String path : tree.deployments()) {
 *     Deployment deployment = tree.deployment(path);
 *     deployment.variables().forEach((name, value) -> System.out.println(name + " from " + value.location()));
 * }
 * }</pre>
 *
 * <p>Reads each file once, and never writes. Thread-safe.
 */
public final class DefinitionTree {
    /** The name of the files that hold definitions. */
    public static final String FILE = "definition.yaml";

    private final FileTree tree;
    private final Map<String, Layer> layers = new ConcurrentHashMap<>();

    private record Layer(Definition definition, List<Problem> problems) {}

    private DefinitionTree(FileTree tree) {
        this.tree = tree;
    }

    /**
     * The definitions of a folder.
     *
     * @throws InvalidInputException when there is no such folder, or no {@code definition.yaml} in it
     */
    public static DefinitionTree open(Path root) {
        FileTree tree = FileTree.open(root);
        if (!tree.isFile(FILE)) {
            throw new InvalidInputException(DefinitionCode.DEFINITION_MISSING.error(
                    FILE + " was not found in " + tree.root(), SourceLocation.unknown()));
        }
        return new DefinitionTree(tree);
    }

    /** The top folder. */
    public Path root() {
        return tree.root();
    }

    /** The files of the top folder. */
    public FileTree files() {
        return tree;
    }

    /**
     * The folders of all deployments, sorted: those with a {@code definition.yaml} that have none below them. The top folder,
     * if it is alone, is the empty text. Folders whose names begin with a dot are passed over.
     */
    public List<String> deployments() {
        List<String> folders = new ArrayList<>();
        tree.walk("", new TreeVisitor() {
            @Override
            public void visitFile(TreeFile file) {
                if (file.path().equals(FILE)) {
                    folders.add("");
                } else if (file.path().endsWith("/" + FILE)) {
                    folders.add(file.path().substring(0, file.path().length() - FILE.length() - 1));
                }
            }

            @Override
            public boolean enterDirectory(String path) {
                return path.charAt(path.lastIndexOf('/') + 1) != '.';
            }
        });
        List<String> sorted = folders.stream().sorted().toList();
        return sorted.stream().filter(folder -> isLeaf(folder, sorted)).toList();
    }

    private static boolean isLeaf(String folder, List<String> all) {
        String below = folder.isEmpty() ? "" : folder + "/";
        return all.stream().noneMatch(other -> !other.equals(folder) && other.startsWith(below));
    }

    /**
     * A deployment. That its definitions are wrong or incomplete is among its problems.
     *
     * @param folder its folder below the top one; empty or {@code .} for the top folder
     * @throws InvalidInputException when there is no such folder
     * @throws dev.bedrock.core.diagnostic.AccessDeniedException when it is not below the top folder
     */
    public Deployment deployment(String folder) {
        String path = tree.resolve("", folder);
        if (!tree.isDirectory(path)) {
            throw new InvalidInputException(DefinitionCode.DEPLOYMENT_MISSING
                    .error("there is no folder '" + path + "' in " + tree.root(), SourceLocation.unknown())
                    .withHint(DidYouMean.hint(path, deployments())));
        }
        List<String> files = layersOf(path);
        List<Problem> problems = new ArrayList<>();
        Definition merged = Definition.EMPTY;
        for (String file : files) {
            Layer layer = layers.computeIfAbsent(file, this::read);
            problems.addAll(layer.problems());
            merged = merged.under(layer.definition());
        }
        if (!path.isEmpty() && !files.get(files.size() - 1).equals(path + "/" + FILE)) {
            problems.add(DefinitionCode.NOTHING_OF_ITS_OWN.warning(
                    "'" + path + "' has no " + FILE + ", all its values are those of the folders above",
                    SourceLocation.of(path)));
        }
        Deployment deployment = new Deployment(path, files, merged, problems);
        problems.addAll(missing(deployment));
        return new Deployment(path, files, merged, problems);
    }

    private Layer read(String file) {
        List<Problem> problems = new ArrayList<>();
        Definition definition = new DefinitionReader(problems::add).read(tree, file);
        return new Layer(definition, List.copyOf(problems));
    }

    private List<String> layersOf(String path) {
        List<String> files = new ArrayList<>();
        files.add(FILE);
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            addIfThere(files, path.substring(0, end));
        }
        if (!path.isEmpty()) {
            addIfThere(files, path);
        }
        return files;
    }

    private void addIfThere(List<String> files, String folder) {
        String file = folder + "/" + FILE;
        if (tree.isFile(file)) {
            files.add(file);
        }
    }

    private static List<Problem> missing(Deployment deployment) {
        List<String> missing = new ArrayList<>();
        if (deployment.source().isEmpty()) {
            missing.add("source");
        }
        if (deployment.template().isEmpty()) {
            missing.add("template");
        }
        if (deployment.version().isEmpty() && !deployment.hasUnversionedSource()) {
            missing.add("version");
        }
        return missing.stream()
                .map(key -> DefinitionCode.INCOMPLETE
                        .error("no definition gives a '" + key + "'", deployment.location())
                        .withHint("give it here or in a folder above"))
                .toList();
    }
}
