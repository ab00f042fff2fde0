package dev.bedrock.infra.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.infra.module.TerraformModule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts a template together from the files of its source. */
final class TemplateAssembly {
    private static final int MOST_FILES = 10_000;
    private static final long MOST_BYTES = 64L << 20;

    private final SourceTree tree;
    private final TemplateOrigin origin;
    private final TemplateRequest request;
    private final ModuleLayout layout;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    /** The paths in the source, by those in the template. */
    private final Map<String, String> placed = new HashMap<>();

    private final List<Problem> problems = new ArrayList<>();
    private Optional<String> backendSample = Optional.empty();
    private long bytes;

    TemplateAssembly(SourceTree tree, TemplateOrigin origin, TemplateRequest request, String directory) {
        this.tree = tree;
        this.origin = origin;
        this.request = request;
        this.layout = new ModuleLayout(directory);
    }

    SortedMap<String, byte[]> files() {
        return files;
    }

    List<Problem> problems() {
        return problems;
    }

    Optional<String> backendSample() {
        return backendSample;
    }

    /**
     * The template.
     *
     * @throws InvalidInputException when the source has no such template, or modules that it uses are missing or no HCL
     */
    Template assemble() {
        String directory = layout.template();
        if (!tree.isDirectory(directory)) {
            throw new InvalidInputException(missing("has no folder '" + request.directory() + "'"));
        }
        SortedMap<String, byte[]> sources = read(directory);
        if (sources.keySet().stream().noneMatch(path -> folder(path).equals(directory) && path.endsWith(".tf"))) {
            throw new InvalidInputException(missing("has no .tf file in '" + request.directory() + "'"));
        }
        Set<String> known = new HashSet<>();
        known.add(directory);
        Deque<SortedMap<String, byte[]>> todo = new ArrayDeque<>();
        todo.add(sources);
        while (!todo.isEmpty()) {
            for (String beside : place(todo.remove())) {
                if (known.add(beside)) {
                    todo.add(read(beside));
                }
            }
        }
        if (Problem.anyError(problems)) {
            throw new InvalidInputException(Problem.sorted(problems));
        }
        TerraformModule module = module();
        problems.addAll(module.problems());
        return new Template(origin, directory, this, module);
    }

    /** The files below a folder of the source, by their paths in the source. */
    private SortedMap<String, byte[]> read(String directory) {
        SortedMap<String, byte[]> found = new TreeMap<>();
        for (String path : tree.files(directory, this::skip)) {
            if (isCopied(path)) {
                byte[] content = tree.read(path);
                bytes += content.length;
                found.put(path, content);
            } else if (path.equals(join(directory, "backend.tfvars")) && directory.equals(layout.template())) {
                backendSample = Optional.of(new String(tree.read(path), UTF_8));
            }
            if (found.size() + files.size() > MOST_FILES || bytes > MOST_BYTES) {
                throw new LimitExceededException(TemplateCode.TEMPLATE_TOO_LARGE.error(
                        "the template '" + request.directory() + "' has more than " + MOST_FILES + " files or "
                                + (MOST_BYTES >> 20) + " MiB",
                        request.location()));
            }
        }
        return found;
    }

    private void skip(String path) {
        problems.add(TemplateCode.FILE_NOT_COPIED.warning(
                "'" + path + "' is a symbolic link or a submodule and is not copied", request.location()));
    }

    /** Values, state and caches are no part of a template. */
    private static boolean isCopied(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !name.contains("terraform.tfvars")
                && !name.equals("backend.tfvars")
                && !name.equals("bedrock.tfvars")
                && !name.contains(".tfstate")
                && !name.startsWith(".bedrock-")
                && !("/" + path).contains("/.terraform/");
    }

    /** Takes files over, and tells which folders beside the template they need as well. */
    private Set<String> place(SortedMap<String, byte[]> sources) {
        Set<String> beside = new HashSet<>();
        sources.forEach((path, content) -> {
            String place = layout.placeOf(path);
            String earlier = placed.putIfAbsent(place, path);
            if (earlier == null) {
                files.put(place, path.endsWith(".tf") ? rewritten(path, content, beside) : content);
            } else if (!earlier.equals(path)) {
                problems.add(TemplateCode.MODULES_COLLIDE.error(
                        "two files would be at '" + place + "'", SourceLocation.of(path)));
            }
        });
        return beside;
    }

    private byte[] rewritten(String path, byte[] content, Set<String> beside) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            ModuleSources sources = new ModuleSources(path, text);
            String result = sources.rewrite(source -> newSource(path, source, beside));
            return result.equals(text) ? content : result.getBytes(UTF_8);
        } catch (InvalidInputException notHcl) {
            problems.addAll(notHcl.problems());
        } catch (CharacterCodingException e) {
            problems.add(CoreCode.FILE_NOT_UTF8.error("'" + path + "' is not UTF-8 text", SourceLocation.of(path)));
        }
        return content;
    }

    private String newSource(String path, ModuleSources.Source source, Set<String> beside) {
        Optional<String> target = layout.target(folder(path), source.value());
        if (target.isEmpty() || !tree.isDirectory(target.get())) {
            String message = "the source has no folder for the module '" + source.value() + "'";
            problems.add(
                    folder(path).equals(layout.template())
                            ? TemplateCode.MODULE_MISSING.error(message, source.location())
                            : TemplateCode.MODULE_MISSING.warning(message, source.location()));
            return source.value();
        }
        if (layout.isInside(target.get())) {
            return layout.relative(path, target.get(), source.value());
        }
        if (origin instanceof TemplateOrigin.Git git) {
            return GitSources.module(git, target.get());
        }
        beside.add(target.get());
        return layout.relative(path, target.get(), source.value());
    }

    private TerraformModule module() {
        SortedMap<String, String> texts = new TreeMap<>();
        files.forEach((path, content) -> {
            if (path.indexOf('/') < 0 && (path.endsWith(".tf") || path.endsWith(".tf.json"))) {
                texts.put(path, new String(content, UTF_8));
            }
        });
        return TerraformModule.read(texts);
    }

    private Problem missing(String what) {
        String hint = origin instanceof TemplateOrigin.BuiltIn
                ? DidYouMean.hint(request.directory(), BuiltInSource.INSTANCE.templates())
                : "";
        return TemplateCode.TEMPLATE_MISSING
                .error("the source " + origin + " " + what, request.location())
                .withHint(hint);
    }

    static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    static String join(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }
}
