package dev.bedrock.gitops.project;

import dev.bedrock.core.file.PathSegments;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How names of repositories, services and rings become folders of a definition and names of Kubernetes objects. */
public final class HldNames {
    private static final Pattern DNS_LABELS =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 253;

    /** Folders of a definition that mean something else. */
    private static final Set<String> RESERVED = Set.of("config", "components", "helm_repos", "generated");

    private HldNames() {}

    /**
     * The name in lower case, with {@code -} for every character but {@code a} to {@code z}, {@code 0} to {@code 9} and
     * {@code -}. {@code of("Fabrikam.frontend/CartService")} is {@code fabrikam-frontend-cartservice}.
     */
    public static String of(String name) {
        StringBuilder normalized = new StringBuilder(name.toLowerCase(Locale.ROOT));
        for (int i = 0; i < normalized.length(); i++) {
            char c = normalized.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z')) {
                normalized.setCharAt(i, '-');
            }
        }
        return normalized.toString();
    }

    /**
     * Why a name cannot become a folder of a definition: what it becomes is no name of a folder on all platforms, or means
     * something else there, such as {@code config}.
     *
     * @return the end of a sentence that begins with the name; empty when it is valid
     */
    public static Optional<String> folderObjection(String name) {
        String normalized = of(name);
        if (RESERVED.contains(normalized)) {
            return Optional.of("is reserved");
        }
        String becomes = normalized.equals(name) ? "" : "becomes '" + normalized + "', which ";
        return PathSegments.nameObjection(normalized).map(reason -> becomes + reason);
    }

    /**
     * Why a text cannot be the name of a Kubernetes object (RFC 1123): labels of lower case letters, digits and inner
     * dashes, with dots between them, each at most 63 characters and 253 together.
     *
     * @return the end of a sentence that begins with the name; empty when it is valid
     */
    public static Optional<String> objectNameObjection(String name) {
        if (!DNS_LABELS.matcher(name).matches()) {
            return Optional.of(
                    "is not a name for Kubernetes: lower case letters, digits, '-' and '.', beginning and ending with a"
                            + " letter or digit");
        }
        if (name.length() > LONGEST_NAME) {
            return Optional.of("is longer than " + LONGEST_NAME + " characters");
        }
        for (String label : name.split("\\.", -1)) {
            if (label.length() > LONGEST_LABEL) {
                return Optional.of("has more than " + LONGEST_LABEL + " characters");
            }
        }
        return Optional.empty();
    }

    /**
     * Why a text cannot be the name of a Kubernetes service: one label of at most 63 characters.
     *
     * @return the end of a sentence that begins with the name; empty when it is valid
     */
    public static Optional<String> labelObjection(String name) {
        if (!LABEL.matcher(name).matches()) {
            return Optional.of(
                    "is not a name for Kubernetes: lower case letters, digits and '-', beginning and ending with"
                            + " a letter or digit");
        }
        return name.length() > LONGEST_LABEL
                ? Optional.of("has more than " + LONGEST_LABEL + " characters")
                : Optional.empty();
    }
}
