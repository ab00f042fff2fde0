package dev.bedrock.hld.helm.engine;

import static java.util.Map.entry;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoSize;
import java.util.List;
import java.util.Map;

/** Functions that cost more than a look at their arguments, and what is charged or checked before they are called. */
final class FunctionCosts {
    /** In steps of the budget: about a tenth of a microsecond each. */
    private static final Map<String, Integer> STEPS = Map.ofEntries(
            entry("genPrivateKey", 1_000_000),
            entry("genCA", 500_000),
            entry("genSelfSignedCert", 500_000),
            entry("genSignedCert", 500_000),
            entry("genCAWithKey", 50_000),
            entry("genSelfSignedCertWithKey", 50_000),
            entry("genSignedCertWithKey", 50_000),
            entry("buildCustomCert", 10_000),
            entry("bcrypt", 200_000),
            entry("htpasswd", 200_000),
            entry("derivePassword", 500_000));

    /** Walk over all that their arguments contain. */
    private static final List<String> WALKERS = List.of(
            "toYaml",
            "mustToYaml",
            "toYamlPretty",
            "toJson",
            "mustToJson",
            "toPrettyJson",
            "mustToPrettyJson",
            "toRawJson",
            "mustToRawJson",
            "toToml",
            "deepCopy",
            "mustDeepCopy",
            "deepEqual",
            "has",
            "mustHas",
            "uniq",
            "mustUniq",
            "without",
            "mustWithout",
            "merge",
            "mustMerge",
            "mergeOverwrite",
            "mustMergeOverwrite",
            "concat",
            "join",
            "cat",
            "quote",
            "squote",
            "toString",
            "toStrings",
            "sortAlpha");

    private FunctionCosts() {}

    /** The functions, each of them charged and checked. */
    static GoFunctions charged(GoFunctions functions) {
        GoFunctions.Builder charged = GoFunctions.builder().addAll(functions);
        STEPS.forEach((name, steps) ->
                charged.add(name, function(functions, name).guarded((context, arguments) -> context.spend(steps))));
        for (String name : WALKERS) {
            charged.add(name, function(functions, name).guarded((context, arguments) -> GoSize.check(arguments)));
        }
        return charged.build();
    }

    private static GoFunction function(GoFunctions functions, String name) {
        return functions.find(name).orElseThrow(() -> new IllegalStateException("no function " + name));
    }
}
