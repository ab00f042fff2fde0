package dev.bedrock.hld.helm.gotemplate;

import dev.bedrock.hld.helm.gotemplate.format.Quoting;
import dev.bedrock.hld.helm.gotemplate.parse.Node;
import dev.bedrock.hld.helm.gotemplate.parse.Source;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The execution of a template failed. The message is Go's: {@code template: FILE:LINE:COLUMN: executing "NAME" at <NODE>: TEXT}.
 *
 * <p>If a function failed, the cause is either its own error, a {@link GoFunctionException}, or the failed execution of a
 * template that it started, another exception of this class; the text of the cause then ends the message. A function that broke
 * down with an exception of Java's is reported in the same way, with that exception at the end of the causes: it is a defect.
 */
public final class TemplateExecutionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String template;
    private final String file;
    private final int line;
    private final int column;
    private final String node;

    TemplateExecutionException(String template, Source source, Node node, String detail, @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.template = template;
        this.file = source.name();
        this.line = source.line(node.position());
        this.column = source.column(node.position());
        this.node = node.toString();
    }

    /** The name of the template that was being executed. */
    public String template() {
        return template;
    }

    /** The name of the text that the template was parsed from. */
    public String file() {
        return file;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The number of bytes before the node on its line. */
    public int column() {
        return column;
    }

    /** The text of the node that failed. */
    public String node() {
        return node;
    }

    /** What went wrong, without the place, and without the text of the cause: it ends in {@code ": "} if there is one. */
    public String detail() {
        return String.valueOf(super.getMessage());
    }

    @Override
    public String getMessage() {
        StringBuilder message = new StringBuilder();
        for (Throwable link : chain()) {
            if (link instanceof TemplateExecutionException failure) {
                message.append("template: ").append(failure.file).append(':').append(failure.line);
                message.append(':').append(failure.column).append(": executing ");
                message.append(Quoting.quote(failure.template)).append(" at <").append(failure.node);
                message.append(">: ").append(failure.detail());
            } else if (link instanceof GoFunctionException failure) {
                message.append(failure.prefix());
            } else {
                message.append(link instanceof TemplateParseException ? link.getMessage() : link.toString());
                break;
            }
        }
        return message.toString();
    }

    private List<Throwable> chain() {
        List<Throwable> links = new ArrayList<>();
        for (Throwable link = this; link != null; link = link.getCause()) {
            links.add(link);
        }
        return links;
    }
}
