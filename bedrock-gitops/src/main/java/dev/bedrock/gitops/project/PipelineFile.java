package dev.bedrock.gitops.project;

/** A pipeline that is generated once, and then belongs to its users but for what depends on the project. */
public interface PipelineFile {
    /** Where it is, relative to the root of the repository. */
    String path();

    /** The text of a new one. */
    String text();

    /**
     * The text of one that is there, with the rings and variable groups as they are now and all else as it is.
     *
     * @throws dev.bedrock.core.diagnostic.InvalidInputException if the file cannot be changed there by itself
     */
    String refresh(String existing);
}
