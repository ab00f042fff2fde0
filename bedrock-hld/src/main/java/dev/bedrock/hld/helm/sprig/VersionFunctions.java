package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.semver.SemanticVersion;
import dev.bedrock.hld.helm.semver.VersionConstraint;

/** Semantic versions. */
final class VersionFunctions {
    private VersionFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        table.add("semver", STRING, VersionFunctions::version)
                .add("semverCompare", STRING, STRING, VersionFunctions::fits);
    }

    private static VersionObject version(String text) {
        try {
            return new VersionObject(SemanticVersion.parse(text), true);
        } catch (GoSyntaxException e) {
            throw new GoFunctionException(e.getMessage());
        }
    }

    private static boolean fits(String constraint, String version) {
        try {
            return VersionConstraint.parse(constraint).allows(SemanticVersion.parse(version));
        } catch (GoSyntaxException e) {
            throw new GoFunctionException(e.getMessage());
        }
    }
}
