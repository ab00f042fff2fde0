package dev.bedrock.infra.module;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the files of one folder declare. Immutable.
 *
 * <pre>{@code
 * TerraformModule module = TerraformModule.read(new TreeMap<>(Map.of("variables.tf", text)));
 * for (ModuleVariable variable : module.variables().values()) {
 *     System.out.println(variable.name() + ": " + variable.type() + (variable.isRequired() ? ", required" : ""));
 * }
 * }</pre>
 */
public final class TerraformModule {
    private final Map<String, ModuleVariable> variables;
    private final Map<String, ModuleOutput> outputs;
    private final Map<String, RequiredProvider> providers;
    private final List<ModuleCall> calls;
    private final Optional<Backend> backend;
    private final String requiredVersion;
    private final List<Problem> problems;

    /**
     * Where the state is kept.
     *
     * @param type the kind of backend, such as {@code azurerm}
     * @param location where it is declared
     */
    public record Backend(String type, SourceLocation location) {}

    TerraformModule(ModuleReader reader) {
        variables = Collections.unmodifiableMap(reader.variables);
        outputs = Collections.unmodifiableMap(reader.outputs);
        providers = Collections.unmodifiableMap(reader.providers);
        calls = List.copyOf(reader.calls);
        backend = reader.backend;
        requiredVersion = reader.requiredVersion;
        problems = Problem.sorted(reader.problems);
    }

    /**
     * The module of some files.
     *
     * @param files the texts of the files by their names, which locations have; those that do not end in {@code .tf} are
     *     passed over
     * @throws InvalidInputException if files are not HCL; all of them are named
     */
    public static TerraformModule read(SortedMap<String, String> files) {
        return new ModuleReader().read(files);
    }

    /** Its variables by name, in the order of the files. */
    public Map<String, ModuleVariable> variables() {
        return variables;
    }

    /** Its outputs by name, in the order of the files. */
    public Map<String, ModuleOutput> outputs() {
        return outputs;
    }

    /** The providers that it requires, by name. */
    public Map<String, RequiredProvider> providers() {
        return providers;
    }

    /** Its uses of other modules, in the order of the files. */
    public List<ModuleCall> calls() {
        return calls;
    }

    /** Where its state is kept; empty if it does not say, then it is kept in a file beside it. */
    public Optional<Backend> backend() {
        return backend;
    }

    /** The versions of Terraform that it is for, empty for all. */
    public String requiredVersion() {
        return requiredVersion;
    }

    /** What is odd about it. */
    public List<Problem> problems() {
        return problems;
    }
}
