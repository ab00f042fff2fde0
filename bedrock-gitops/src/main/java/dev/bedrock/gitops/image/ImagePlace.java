package dev.bedrock.gitops.image;

import java.util.Comparator;
import java.util.List;

/**
 * The place of an image in a definition, by the names that lead to it.
 *
 * @param component the component, such as {@code shop/web/qa}: without {@code /chart}, the name of all charts that a
 *     reconcile adds
 * @param environment the environment whose configuration sets it
 * @param key the place in the values of the chart, such as {@code worker.image}; empty for {@code image}
 */
public record ImagePlace(String component, String environment, String key) implements Comparable<ImagePlace> {
    private static final Comparator<ImagePlace> ORDER = Comparator.comparing(ImagePlace::component)
            .thenComparing(ImagePlace::environment)
            .thenComparing(ImagePlace::key);

    private static final String CHART = "/chart";
    private static final int SERVICE_LEVELS = 3;

    static ImagePlace of(String component, String environment, List<String> key) {
        String name =
                component.endsWith(CHART) ? component.substring(0, component.length() - CHART.length()) : component;
        return new ImagePlace(name, environment, key.equals(ImageFinder.USUAL) ? "" : ImageKeys.name(key));
    }

    /** The application, as its folder has it; empty if it is no image of a service in a ring. */
    public String application() {
        return segment(0);
    }

    /** The service, as its folder has it; empty if it is no image of a service in a ring. */
    public String service() {
        return segment(1);
    }

    /** The ring, as its folder has it; empty if it is no image of a service in a ring. */
    public String ring() {
        return segment(2);
    }

    private String segment(int index) {
        String[] segments = component.split("/", -1);
        return segments.length == SERVICE_LEVELS ? segments[index] : "";
    }

    @Override
    public int compareTo(ImagePlace other) {
        return ORDER.compare(this, other);
    }

    /** Such as {@code shop/web/qa}, {@code shop/web/qa(prod)} and {@code shop/web/qa(prod,worker.image)}. */
    @Override
    public String toString() {
        String usual = environment.equals("common") ? "" : environment;
        String parts = usual.isEmpty() || key.isEmpty() ? usual + key : usual + "," + key;
        return parts.isEmpty() ? component : component + "(" + parts + ")";
    }
}
