package dev.bedrock.infra.module;

import dev.bedrock.core.diagnostic.DidYouMean;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values that a definition gives to the variables of a module, checked against what the module declares: types,
 * validations as far as they can be evaluated here, and that no variable is without value. All problems are found at once, and
 * none of them shows a value. Immutable.
 */
public final class ModuleValues {
    /** What stands in a new definition where a value has to be put; it counts as none. */
    public static final String PLACEHOLDER = "<insert value>";

    private final Map<String, @Nullable Object> values;
    private final List<Problem> problems;

    private ModuleValues(Map<String, @Nullable Object> values, List<Problem> problems) {
        this.values = Collections.unmodifiableMap(values);
        this.problems = Problem.sorted(problems);
    }

    /** What values are checked with. */
    public static final class Check {
        private final TerraformModule module;
        private final Function<ScalarNode, ScalarNode> resolve;
        private final Set<String> elsewhere;
        private final SourceLocation owner;

        /**
         * A check.
         *
         * @param module what declares the variables
         * @param resolve puts values in the place of references to environment variables
         * @param elsewhere the variables whose values Terraform gets in another way
         * @param owner where to say that a value is missing
         */
        public Check(
                TerraformModule module,
                Function<ScalarNode, ScalarNode> resolve,
                Set<String> elsewhere,
                SourceLocation owner) {
            this.module = module;
            this.resolve = resolve;
            this.elsewhere = Set.copyOf(elsewhere);
            this.owner = owner;
        }

        /** Checks values; those that are null count as not given. */
        public ModuleValues of(Map<String, Node> given) {
            List<Problem> problems = new ArrayList<>();
            ValueConversion conversion = new ValueConversion(resolve, problems::add);
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            Map<String, SourceLocation> places = new HashMap<>();
            given.forEach((name, node) -> {
                if (!(node instanceof ScalarNode scalar
                        && (scalar.isNull() || scalar.text().equals(PLACEHOLDER)))) {
                    ModuleVariable variable = module.variables().get(name);
                    values.put(
                            name,
                            variable == null
                                    ? conversion.convertUndeclared(name, node)
                                    : conversion.convert(variable, node));
                    places.put(name, node.location());
                    if (variable == null) {
                        problems.add(notDeclared(name, node));
                    }
                }
            });
            boolean convertible = !Problem.anyError(problems);
            module.variables().values().stream()
                    .filter(variable -> variable.isRequired()
                            && !values.containsKey(variable.name())
                            && !elsewhere.contains(variable.name()))
                    .forEach(variable -> problems.add(missing(variable)));
            if (convertible) {
                problems.addAll(invalid(values, places));
            }
            return new ModuleValues(values, problems);
        }

        private Problem notDeclared(String name, Node node) {
            return ModuleCode.NOT_DECLARED
                    .warning("the template has no variable '" + name + "', its value has no effect", node.location())
                    .withHint(DidYouMean.closest(name, module.variables().keySet())
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse(""));
        }

        private Problem missing(ModuleVariable variable) {
            String what = variable.description().isEmpty() ? "" : ": " + variable.description();
            return ModuleCode.VALUE_MISSING
                    .error(
                            "the variable '" + variable.name() + "' (" + variable.type() + ") has no value" + what,
                            owner)
                    .withHint("declared at " + variable.location());
        }

        private List<Problem> invalid(Map<String, @Nullable Object> values, Map<String, SourceLocation> places) {
            Map<String, @Nullable Object> known = new HashMap<>();
            module.variables().forEach((name, variable) -> {
                if (values.containsKey(name)) {
                    known.put(name, Defaults.fill(values.get(name), variable.type()));
                } else {
                    variable.defaultValue()
                            .flatMap(Constants::of)
                            .ifPresent(constant -> known.put(name, Defaults.fill(constant.value(), variable.type())));
                }
            });
            List<Problem> problems = new ArrayList<>();
            values.keySet().forEach(name -> {
                ModuleVariable variable = module.variables().get(name);
                if (variable != null) {
                    for (ModuleVariable.Validation validation : variable.validations()) {
                        Optional<Boolean> holds = Evaluation.condition(validation.condition(), known);
                        if (holds.filter(value -> !value).isPresent()) {
                            problems.add(ModuleCode.NOT_VALID.error(
                                    "'" + name + "' is not valid: " + validation.message(),
                                    places.getOrDefault(name, owner)));
                        }
                    }
                }
            });
            return problems;
        }
    }

    /**
     * The values by name, in the order of the definition, as plain data of the types that the module declares: null, Boolean,
     * BigDecimal, String, List, Map.
     */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** What is wrong with them. */
    public List<Problem> problems() {
        return problems;
    }
}
