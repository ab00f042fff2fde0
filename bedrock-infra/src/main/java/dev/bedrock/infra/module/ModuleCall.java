package dev.bedrock.infra.module;

import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.hcl.HclAttribute;

/**
 * A use of another module.
 *
 * @param name the name that the calling module gives it
 * @param location where it is written
 * @param source where the other module is, as Terraform takes it; empty if it is computed or missing
 * @param sourceArgument the argument that says so
 * @param version the versions that are allowed, for modules of a registry; empty for all
 * @param file the name of the file that it is in
 */
public record ModuleCall(
        String name, SourceLocation location, String source, HclAttribute sourceArgument, String version, String file) {
    /** Whether the other module is named by its path from this one. */
    public boolean isLocal() {
        return source.startsWith("./") || source.startsWith("../") || source.equals(".") || source.equals("..");
    }
}
