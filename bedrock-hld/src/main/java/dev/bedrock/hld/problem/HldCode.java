package dev.bedrock.hld.problem;

import dev.bedrock.core.diagnostic.ProblemCode;

/** The kinds of problems in high level definitions and in the manifests generated from them. */
public enum HldCode implements ProblemCode {
    /** A folder that should hold a component has no component file. */
    COMPONENT_MISSING(
            "HLD-0001",
            "A component is a folder with a component.yaml, or .yml, .json or .hcl. The source or path of the"
                    + " stanza leads to a folder without one."),
    /** A component or environment has its file in several formats. */
    AMBIGUOUS_FILE(
            "HLD-0002",
            "The same file exists in several formats, and only one of them could be read. Delete or merge the others."),
    /** A component type that no generator handles. */
    UNKNOWN_TYPE(
            "HLD-0003",
            "The type of a component is component, helm, static or template, or one that an additional generator handles."),
    /** A source method that does not exist. */
    UNKNOWN_METHOD("HLD-0004", "The method of a source is git, helm, http or local."),
    /** A name that cannot be a file name. */
    INVALID_NAME(
            "HLD-0005",
            "Names of components become names of files and releases: one path segment, neither empty nor . nor .."),
    /** Two components would write the same file. */
    DUPLICATE_OUTPUT(
            "HLD-0006",
            "Two components of the same folder have the same name, so one would overwrite the manifests of the other."
                    + " Rename one of them."),
    /** A component contains itself. */
    CYCLE("HLD-0007", "The source of a component leads back to a component that contains it."),
    /** A stanza says neither where its component is nor what is in it. */
    NO_SOURCE(
            "HLD-0008",
            "A stanza of type component needs a source or path that leads to its folder, or subcomponents of its own."),
    /** A field that is only understood for old definitions. */
    DEPRECATED("HLD-0009", "The field still works but will not for ever; write it in the new way."),
    /** An environment for which no component has configuration. */
    UNKNOWN_ENVIRONMENT(
            "HLD-0010",
            "No component has a configuration file for the environment, so only common configuration applies. Often the"
                    + " name is misspelt."),
    /** An environment name that cannot be a file name. */
    INVALID_ENVIRONMENT("HLD-0011", "Environment names are names of files in config/: one path segment."),
    /** Configuration for a subcomponent that does not exist. */
    UNKNOWN_SUBCOMPONENT(
            "HLD-0012",
            "The configuration addresses a subcomponent by a name that the component does not have, so it has no"
                    + " effect."),
    /** Two layers give values of kinds that cannot be merged. */
    MERGE_CONFLICT(
            "HLD-0013",
            "A mapping can be merged with mappings only, and a list with lists only. One of the two layers is wrong, or"
                    + " they mean different things by one name."),
    /** A scalar hides a mapping or list of a lower layer. */
    HIDDEN_STRUCTURE("HLD-0014", "A plain value hides a whole mapping or list of a lower layer."),
    /** A null that a lower layer fills. */
    NULL_FILLED(
            "HLD-0015",
            "A null in a higher layer does not remove the value of a lower one. Give another value, or remove the lower"
                    + " one."),
    /** injectNamespace without namespace. */
    NAMESPACE_PAIR(
            "HLD-0016",
            "namespace and injectNamespace travel together: injectNamespace counts only in the entry that also sets the"
                    + " namespace."),
    /** A remote component that is not there. */
    NOT_INSTALLED("HLD-0017", "A component from a remote source has to be fetched before it can be used."),
    /** A field that has no effect where it stands. */
    NO_EFFECT("HLD-0018", "The field is valid, but has no effect where it stands."),
    /** Too many levels of components. */
    TOO_DEEP("HLD-0019", "Components are nested deeper than any real definition."),
    /** A path that leaves the definition. */
    OUTSIDE("HLD-0020", "Paths must stay inside of the repository that holds the definition."),
    /** A hook was not run because the caller does not allow it. */
    HOOK_NOT_RUN("HLD-0021", "Hooks run shell commands, so they run only if the caller allows them."),
    /** A hook failed. */
    HOOK_FAILED("HLD-0022", "A hook's command ended with an error."),
    /** Static manifests that are not there. */
    STATIC_MISSING("HLD-0023", "The path of a static component leads to no folder or file."),
    /** A file that a generator passes over. */
    FILE_IGNORED("HLD-0024", "Static components consist of YAML and JSON files; others are passed over."),
    /** A generated document that is not a Kubernetes object. */
    NOT_AN_OBJECT("HLD-0025", "Every document must be a Kubernetes object: a mapping with apiVersion and kind."),
    /** Something Helm said beside the manifests. */
    HELM_SAID("HLD-0026", "Helm printed a warning while it rendered a chart."),
    /** Too many components. */
    TOO_MANY(
            "HLD-0027",
            "There are more components than in any real definition. Components that each contain the next one several"
                    + " times multiply."),
    /** A chart that is not there. */
    CHART_MISSING("HLD-0028", "The path of a helm component leads to no chart."),
    /** The run was interrupted. */
    INTERRUPTED("HLD-0029", "The work was interrupted before it was done; nothing was written."),
    /** A component that another one depends on, and that is not there. */
    UNKNOWN_DEPENDENCY(
            "HLD-0030",
            "dependsOn names components: by the name of a stanza beside it or beside what contains it, or by the stanza"
                    + " names that lead to it, with '/' between them."),
    /** Components that wait for each other. */
    DEPENDENCY_CYCLE(
            "HLD-0031",
            "Components depend on each other in a circle, so that none of them can be applied first. A component depends on"
                    + " neither itself, nor what contains it or is in it."),
    /** A file that was to be made is there already. */
    FILE_EXISTS("HLD-0070", "The file exists already, and what is in it is not overwritten."),
    /** An assignment that cannot be understood. */
    ASSIGNMENT_SYNTAX(
            "HLD-0072",
            "An assignment is PATH=VALUE. Dots separate the keys of a path, [0] is an item of a list; in double quotes, or"
                    + " after a backslash, every character is part of a key. The value is YAML on one line."),
    /** A path that is not there, where only existing ones may be set. */
    NEW_KEY("HLD-0073", "The path is not in the file, and the caller wants to set no new ones."),
    /** A component that a component file does not list. */
    NO_SUCH_COMPONENT("HLD-0075", "The component file has no subcomponent of this name.");

    private final String id;
    private final String explanation;

    HldCode(String id, String explanation) {
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
