package dev.bedrock.hld.helm.engine;

import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.chart.GoText;
import dev.bedrock.hld.helm.gotemplate.TemplateExecutionException;
import dev.bedrock.hld.helm.gotemplate.TemplateLimitException;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import java.util.function.UnaryOperator;

/** Failures of templates in Helm's words. */
final class TemplateFailures {
    private static final int MAX_MESSAGE = 2_000;

    private TemplateFailures() {}

    /** For a text that is no template. */
    static HelmFailureException of(TemplateParseException failure) {
        String message = String.valueOf(failure.getMessage());
        String place = failure.file() + ":" + failure.line();
        String reason = message.substring(message.lastIndexOf(": ") + 2);
        String text = "parse error at (" + place + "): " + reason;
        return new HelmFailureException(
                HelmCode.TEMPLATE_SYNTAX.error(reason, new SourceLocation(failure.file(), failure.line(), 0)), text);
    }

    /**
     * For a template that failed.
     *
     * @param sources the text of a template by its path, empty if there is none
     */
    static HelmFailureException of(TemplateExecutionException failure, UnaryOperator<String> sources) {
        String message = String.valueOf(failure.getMessage());
        int start = message.indexOf(EngineFunctions.MESSAGE_START);
        int end = message.lastIndexOf(EngineFunctions.MESSAGE_END);
        if (start >= 0 && end > start) {
            String reason = message.substring(start + EngineFunctions.MESSAGE_START.length(), end);
            return failure(failure, sources, reason, "execution error at (" + place(failure) + "): " + reason);
        }
        TemplateExecutionException innermost = innermost(failure);
        String reason = "at <" + innermost.node() + ">: " + innermost.detail()
                + (innermost.getCause() == null ? "" : innermost.getCause().getMessage());
        return failure(innermost, sources, reason, isTraceable(failure) ? trace(failure) : message);
    }

    /** For a render that used up what it was given. */
    static LimitExceededException of(TemplateLimitException failure) {
        return new LimitExceededException(
                HelmCode.RENDER_LIMIT.error(
                        String.valueOf(failure.getMessage()), new SourceLocation(failure.file(), failure.line(), 0)),
                failure);
    }

    private static HelmFailureException failure(
            TemplateExecutionException place, UnaryOperator<String> sources, String reason, String helmText) {
        String message = reason.length() <= MAX_MESSAGE ? reason : reason.substring(0, MAX_MESSAGE) + "…";
        SourceLocation location = new SourceLocation(place.file(), place.line(), place.column() + 1);
        return new HelmFailureException(
                HelmCode.TEMPLATE_FAILED
                        .error(message, location)
                        .withHint(FailureHints.of(place, sources.apply(place.file()))),
                helmText);
    }

    private static String place(TemplateExecutionException failure) {
        return failure.file() + ":" + failure.line() + ":" + failure.column();
    }

    private static TemplateExecutionException innermost(TemplateExecutionException failure) {
        TemplateExecutionException innermost = failure;
        for (Throwable link = failure; link != null; link = link.getCause()) {
            innermost = link instanceof TemplateExecutionException execution ? execution : innermost;
        }
        return innermost;
    }

    /** Whether nothing but templates and the lack of one failed, so that Helm prints the way it took. */
    private static boolean isTraceable(TemplateExecutionException failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (!(link instanceof TemplateExecutionException) && !isUnknownTemplate(link)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnknownTemplate(Throwable link) {
        return String.valueOf(link.getMessage()).startsWith("template: no template ");
    }

    private static String trace(TemplateExecutionException failure) {
        StringBuilder trace = new StringBuilder();
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof TemplateExecutionException execution) {
                trace.append(place(execution)).append("\n  executing ").append(GoText.quote(execution.template()));
                trace.append(" at <").append(execution.node()).append(">:\n    ");
                trace.append(execution.detail().strip()).append('\n');
            } else {
                trace.append(link.getMessage()).append('\n');
            }
        }
        return trace.toString().strip();
    }
}
