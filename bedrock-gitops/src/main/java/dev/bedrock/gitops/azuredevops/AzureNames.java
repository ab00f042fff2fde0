package dev.bedrock.gitops.azuredevops;

import dev.bedrock.core.diagnostic.InvalidInputException;
import java.util.regex.Pattern;

/** Which names Azure DevOps takes. */
final class AzureNames {
    private static final int LONGEST_PROJECT = 64;
    private static final int LONGEST = 256;
    private static final Pattern ORGANIZATION = Pattern.compile("[0-9A-Za-z](?:[^\\s/?#]*[0-9A-Za-z])?");
    private static final Pattern NOT_IN_PROJECTS = Pattern.compile("[/:\\\\~&%;@'\"?<>|#$*}{,+=\\[\\]\\p{Cntrl}]");

    private AzureNames() {}

    static void require(String kind, String name) {
        if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw invalid(kind, name);
        }
    }

    static void requireOrganization(String name) {
        if (!ORGANIZATION.matcher(name).matches()) {
            throw invalid("organization", name);
        }
    }

    static void requireProject(String name) {
        boolean refused = name.isBlank()
                || name.length() > LONGEST_PROJECT
                || name.startsWith("_")
                || name.startsWith(".")
                || name.endsWith(".")
                || NOT_IN_PROJECTS.matcher(name).find();
        if (refused) {
            throw invalid("project", name);
        }
    }

    static InvalidInputException invalid(String kind, String name) {
        return new InvalidInputException(AzureDevOpsCode.VALUE_INVALID.error(
                "'" + name + "' cannot be the name of a " + kind + " of Azure DevOps"));
    }
}
