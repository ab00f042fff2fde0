package dev.bedrock.infra.template;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.infra.module.TerraformModule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A template that works on its own: the files of its folder, with the sources of modules beside the folder rewritten to where
 * they can be had, and those that nobody else could fetch put below {@code modules}. Immutable; the arrays are not to be
 * changed.
 */
public final class Template {
    private final TemplateOrigin origin;
    private final String directory;
    private final SortedMap<String, byte[]> files;
    private final Optional<String> backendSample;
    private final TerraformModule module;
    private final List<Problem> problems;

    Template(TemplateOrigin origin, String directory, TemplateAssembly assembly, TerraformModule module) {
        this.origin = origin;
        this.directory = directory;
        this.files = Collections.unmodifiableSortedMap(assembly.files());
        this.backendSample = assembly.backendSample();
        this.module = module;
        this.problems = Problem.sorted(assembly.problems());
    }

    /** What it is pinned to. */
    public TemplateOrigin origin() {
        return origin;
    }

    /** Its folder in the source. */
    public String directory() {
        return directory;
    }

    /** Its files by their paths in the folder. Values of variables that it brings along are not among them. */
    public SortedMap<String, byte[]> files() {
        return files;
    }

    /** Its {@code backend.tfvars}, which shows which settings its backend wants. */
    public Optional<String> backendSample() {
        return backendSample;
    }

    /** What it declares. */
    public TerraformModule module() {
        return module;
    }

    /** What is odd about it. */
    public List<Problem> problems() {
        return problems;
    }
}
