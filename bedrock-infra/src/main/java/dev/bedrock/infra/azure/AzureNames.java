package dev.bedrock.infra.azure;

import dev.bedrock.core.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rules that Azure has for names, from its documentation of naming rules. */
final class AzureNames {
    private static final Pattern RESOURCE_GROUP = Pattern.compile("[\\w().-]{0,89}[\\w()-]");
    private static final Pattern STORAGE_ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z][A-Za-z0-9]{2,62}");
    private static final Pattern REGISTRY = Pattern.compile("[A-Za-z0-9]{5,50}");
    private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{2,127}");
    private static final Pattern LOCATION = Pattern.compile("[A-Za-z0-9]{1,40}");
    private static final Pattern GUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private final List<Problem> problems = new ArrayList<>();

    private AzureNames() {}

    /** What is wrong with the names of a request, and the identifier of the subscription. */
    static List<Problem> check(String subscription, OnboardingRequest request) {
        AzureNames names = new AzureNames();
        names.require(GUID, "subscription", subscription, "is an identifier of 32 hexadecimal digits with dashes");
        names.require(
                RESOURCE_GROUP,
                "resource group",
                request.resourceGroup(),
                "has 1 to 90 letters, digits, dots, dashes, underscores and parentheses, and no dot at its end");
        names.require(
                STORAGE_ACCOUNT,
                "storage account",
                request.storageAccount(),
                "has 3 to 24 lower-case letters and digits");
        names.require(TABLE, "table", request.table(), "has 3 to 63 letters and digits, the first one a letter");
        request.registry()
                .ifPresent(name -> names.require(REGISTRY, "registry", name, "has 5 to 50 letters and digits"));
        request.identity()
                .ifPresent(name -> names.require(
                        IDENTITY,
                        "identity",
                        name,
                        "has 3 to 128 letters, digits, dashes and underscores, the first one a letter or digit"));
        request.location()
                .ifPresent(
                        name -> names.require(LOCATION, "location", name, "is the name of a region, such as westus2"));
        request.principals()
                .forEach(id ->
                        names.require(GUID, "principal", id, "is an identifier of 32 hexadecimal digits with dashes"));
        return names.problems;
    }

    private void require(Pattern rule, String what, String name, String text) {
        if (!rule.matcher(name).matches()) {
            problems.add(AzureCode.NAME_INVALID.error("'" + name + "' is no name of a " + what + ": that " + text));
        }
    }
}
