package dev.bedrock.gitops.project;

/**
 * A port of a Kubernetes service.
 *
 * @param text the number or the name, as it is written
 * @param number whether it is a number; a number in quotes is a name
 */
public record Port(String text, boolean number) {
    /** A number. */
    public static Port of(int number) {
        return new Port(Integer.toString(number), true);
    }
}
