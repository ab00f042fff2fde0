package dev.bedrock.core.diagnostic;

/** The kinds of problems that the core module reports. */
public enum CoreCode implements ProblemCode {
    /** A file is not YAML. */
    YAML_SYNTAX("CORE-0001", "The text is not valid YAML. The place is where the parser could not go on."),

    /** A mapping has a key twice. */
    DUPLICATE_KEY(
            "CORE-0002", "A mapping has the same key twice, so one of the values would be lost. Remove one of them."),

    /** A YAML tag that Kubernetes tools do not know. */
    YAML_TAG("CORE-0003", "Only the standard YAML tags such as !!str are known. Quote the text or remove the tag."),

    /** A YAML alias without anchor, or inside of what it stands for. */
    YAML_ALIAS("CORE-0004", "A YAML alias must name an anchor that is complete before it."),

    /** A mapping key or merge that has no meaning for Kubernetes. */
    YAML_KEY(
            "CORE-0005",
            "Mapping keys must be scalars; a left-over {{ placeholder }} reads as a mapping and needs quotes."),

    /** A file is not JSON. */
    JSON_SYNTAX("CORE-0006", "The text is not valid JSON. The place is where the parser could not go on."),

    /** A document is larger, deeper or has more aliases than allowed. */
    DOCUMENT_LIMIT("CORE-0007", "The document exceeds the limits of the caller on size, nesting or alias expansion."),

    /** A document is a list or a scalar where a mapping is needed, or the like. */
    DOCUMENT_SHAPE("CORE-0008", "The document is valid but has another shape than what it is read for."),

    /** A change to a hand-written file that cannot be made without rewriting other parts. */
    EDIT_IMPOSSIBLE("CORE-0009", "The file cannot be changed at that place by itself; change it by hand."),

    /** A mapping has a key that its format does not know. */
    UNKNOWN_KEY(
            "CORE-0010",
            "The key is not part of the format and has no effect; often it is misspelt or stands at the wrong place."),

    /** A path or name that is not portable. */
    FILE_PATH_INVALID(
            "CORE-0101",
            "The path or name is not portable or could name something else than it seems to. Use plain names separated"
                    + " by '/', without control characters, backslashes, colons, device names, and trailing dots or spaces."),

    /** A path or symbolic link that leaves the root. */
    FILE_OUTSIDE_ROOT(
            "CORE-0102",
            "The path, or a symbolic link on its way, leaves the directory that was opened. Only what lies inside is read"
                    + " and written."),

    /** A file or directory that is not there. */
    FILE_MISSING("CORE-0103", "There is no such file or directory."),

    /** A directory in place of a file, or the other way around. */
    FILE_KIND(
            "CORE-0104",
            "A regular file was expected where a directory is, or the other way around, or the entry is neither."),

    /** A file beyond the limit on its size. */
    FILE_TOO_LARGE("CORE-0105", "The file is larger than the caller's limit."),

    /** A directory beyond the limits on its entries and depth. */
    FILE_TREE_TOO_LARGE("CORE-0106", "The directory has more entries, or is deeper, than the caller's limits."),

    /** A text file in another encoding. */
    FILE_NOT_UTF8("CORE-0107", "The file is not valid UTF-8 text."),

    /** The file system fails, or does not permit it. */
    FILE_UNAVAILABLE("CORE-0108", "The operating system could not read or write the file."),

    /** Two files for one place. */
    FILE_NAMES_COLLIDE(
            "CORE-0109",
            "Two files would be written to the same place, at least on file systems that ignore case. Rename one."),

    /** A directory that is not replaced, to lose nothing. */
    DIRECTORY_NOT_GENERATED(
            "CORE-0110",
            "The directory to be replaced holds something that was not generated, so it is left alone. Choose another"
                    + " output directory, or remove it yourself."),

    /** Two writers at the same time. */
    DIRECTORY_BUSY("CORE-0111", "Another writer is replacing the directory. Try again when it has finished."),

    /** A replacement that was cut short and cannot be put right. */
    DIRECTORY_UNRECOVERED(
            "CORE-0112",
            "A writer was killed while it replaced the directory, and what it left can not be put right without losing"
                    + " something. Compare the directories named in the message and remove the one that is not needed."),

    /** A program that is not installed. */
    PROGRAM_MISSING("CORE-0201", "The program is not installed, or not on the PATH."),

    /** A program that took too long. */
    PROCESS_TIMEOUT("CORE-0202", "The program ran longer than its time limit and was killed."),

    /** A program that printed too much. */
    PROCESS_OUTPUT_TOO_LARGE("CORE-0203", "The program printed more than its limit and was killed."),

    /** A value that a program would take as an option. */
    ARGUMENT_IS_OPTION(
            "CORE-0204", "A value that is handed to a program begins with '-', it would be taken as an option."),

    /** A value that cannot be handed to a program. */
    ARGUMENT_INVALID("CORE-0205", "The argument holds a character that cannot be handed to a program."),

    /** A program that was killed by an interrupt. */
    PROCESS_INTERRUPTED("CORE-0206", "The work was interrupted; the program was killed."),

    /** A program that the system could not start or read from. */
    PROCESS_NOT_STARTED("CORE-0207", "The operating system could not start the program, or talk to it."),

    /** A program that ended with an error. */
    PROCESS_FAILED("CORE-0208", "The program ended with an exit code that means failure."),

    /** A reference to an environment variable that is not set. */
    SECRET_UNSET("CORE-0301", "The environment variable that a ${env:NAME} reference names is not set."),

    /** A malformed reference to an environment variable. */
    SECRET_REFERENCE_INVALID(
            "CORE-0302",
            "A reference to an environment variable is written ${env:NAME}, where the name has letters, digits and"
                    + " underscores and does not begin with a digit."),

    /** A file of environment variables with a line that is no assignment. */
    VARIABLES_FILE_SYNTAX(
            "CORE-0303",
            "A file of environment variables has lines NAME=VALUE, comments that begin with #, and blank lines. A value"
                    + " may be quoted; a quote that begins a value has to end it on the same line.");

    private final String id;
    private final String explanation;

    CoreCode(String id, String explanation) {
        this.id = id;
        this.explanation = explanation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
