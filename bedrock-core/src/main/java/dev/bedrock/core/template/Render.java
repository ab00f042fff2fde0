package dev.bedrock.core.template;

import java.util.ArrayDeque;
import java.util.Deque;

/** What belongs to one render: its source, its budget, and where it is. Of one thread. */
final class Render {
    private final TemplateSource source;
    private final String main;
    private final Budget budget;
    private final LineMarks marks;
    private final Deque<String> included = new ArrayDeque<>();
    private String loading;

    Render(TemplateSource source, String main, Budget budget, LineMarks marks) {
        this.source = source;
        this.main = main;
        this.budget = budget;
        this.marks = marks;
        this.loading = main;
    }

    TemplateSource source() {
        return source;
    }

    String main() {
        return main;
    }

    Budget budget() {
        return budget;
    }

    LineMarks marks() {
        return marks;
    }

    /** The template that was read last, and is parsed now. */
    String loading() {
        return loading;
    }

    /** Reads a template that another one leads to. */
    String load(String path, BoundedInterpreter at) {
        String text = source.read(path, at);
        loading = source.normalized(path);
        return text;
    }

    /** Notes that a template is being included. */
    void enter(String path, BoundedInterpreter at) {
        if (path.equals(main) || included.contains(path)) {
            throw at.failure(TemplateCode.CYCLE, "'" + path + "' includes itself", "");
        }
        if (included.size() >= budget.limits().depth()) {
            throw at.failure(
                    TemplateCode.LIMIT,
                    "templates include each other more than " + budget.limits().depth() + " levels deep",
                    "");
        }
        included.push(path);
    }

    void leave() {
        included.pop();
    }
}
