package dev.bedrock.infra.template;

import dev.bedrock.core.diagnostic.SourceLocation;

/**
 * Which template is meant.
 *
 * @param source where it is fetched from: {@code builtin}, a folder, or a git repository, which may have a user name and a
 *     password in its address
 * @param directory its folder in the source
 * @param version the tag, branch or commit of a repository; empty for a folder and for {@code builtin}
 * @param location where the definition says so
 */
public record TemplateRequest(String source, String directory, String version, SourceLocation location) {
    /** Prints without the source, which may have a password in it. */
    @Override
    public String toString() {
        return directory + (version.isEmpty() ? "" : " at " + version);
    }
}
