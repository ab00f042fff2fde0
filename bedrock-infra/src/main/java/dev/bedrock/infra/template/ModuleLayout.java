package dev.bedrock.infra.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where the folders of a source are in a template that works on its own: its own folder is the top, those beside it are below
 * {@code modules}, where they lie to each other as in the source.
 */
final class ModuleLayout {
    private static final String MODULES = "modules/";

    private final String template;

    ModuleLayout(String template) {
        this.template = template;
    }

    String template() {
        return template;
    }

    boolean isInside(String path) {
        return template.isEmpty() || path.equals(template) || path.startsWith(template + "/");
    }

    /** Where a file or folder of the source is. */
    String placeOf(String path) {
        if (path.equals(template)) {
            return "";
        }
        if (isInside(path)) {
            return template.isEmpty() ? path : path.substring(template.length() + 1);
        }
        return path.startsWith(MODULES) ? path : MODULES + path;
    }

    /** The folder of the source that a module's relative source leads to; empty if it leads out. */
    Optional<String> target(String directory, String source) {
        Deque<String> segments = new ArrayDeque<>(split(directory));
        for (String segment : split(source)) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return Optional.of(String.join("/", segments));
    }

    /** The relative source by which a file leads to a folder; as it was, if that leads there. */
    String relative(String file, String target, String source) {
        String from = TemplateAssembly.folder(placeOf(file));
        String to = placeOf(target);
        if (target(from, source).filter(to::equals).isPresent()) {
            return source;
        }
        List<String> here = split(from);
        List<String> there = split(to);
        int common = 0;
        while (common < here.size() && common < there.size() && here.get(common).equals(there.get(common))) {
            common++;
        }
        List<String> steps = new ArrayList<>();
        for (int i = common; i < here.size(); i++) {
            steps.add("..");
        }
        if (steps.isEmpty()) {
            steps.add(".");
        }
        steps.addAll(there.subList(common, there.size()));
        return String.join("/", steps) + (steps.size() == 1 ? "/" : "");
    }

    private static List<String> split(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/")));
        segments.removeIf(String::isEmpty);
        return segments;
    }
}
