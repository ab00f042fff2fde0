package dev.bedrock.infra.template;

import dev.bedrock.core.git.CommitId;

/** What a template is pinned to. Prints without credentials. */
public sealed interface TemplateOrigin {
    /**
     * A commit of a repository.
     *
     * @param address the repository, without user name and password
     * @param source the address as Terraform takes it, without password
     * @param version what the definition asks for
     * @param commit what it was when it was pinned
     * @param floating whether it can be another commit some day
     */
    record Git(String address, String source, String version, CommitId commit, boolean floating)
            implements TemplateOrigin {
        /** What to write where a version of the same commit is needed: never a branch. */
        public String pinnedVersion() {
            return floating ? commit.hex() : version;
        }

        @Override
        public String toString() {
            return address + " at " + version + (version.equals(commit.hex()) ? "" : " (" + commit.abbreviated() + ")");
        }
    }

    /**
     * A folder, as it is now.
     *
     * @param path as the definition names it
     */
    record Folder(String path) implements TemplateOrigin {
        @Override
        public String toString() {
            return path;
        }
    }

    /** Those that come with Bedrock. */
    record BuiltIn() implements TemplateOrigin {
        @Override
        public String toString() {
            return "builtin";
        }
    }
}
