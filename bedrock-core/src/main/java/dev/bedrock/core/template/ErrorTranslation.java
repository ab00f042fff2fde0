package dev.bedrock.core.template;

import com.hubspot.jinjava.interpret.CollectionTooBigException;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.OutputTooBigException;
import com.hubspot.jinjava.interpret.TagCycleException;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.interpret.errorcategory.BasicTemplateErrorCategory;
import dev.bedrock.core.diagnostic.BedrockException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine reports, as problems of ours. */
final class ErrorTranslation {
    private static final Pattern FUNCTION = Pattern.compile("Could not resolve function '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile(".*Unknown tag: ?(\\S*).*", Pattern.DOTALL);
    private static final Pattern NULL_BASE =
            Pattern.compile("Target unreachable, base expression '([^']*)' resolved to null.*", Pattern.DOTALL);
    private static final int LONGEST = 300;

    private ErrorTranslation() {}

    static TemplateFailure of(TemplateError error, BoundedInterpreter at) {
        for (Throwable cause = error.getException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof TemplateFailure failure) {
                return failure;
            }
            if (isLimit(cause)) {
                return at.failure(TemplateCode.LIMIT, plain(String.valueOf(cause.getMessage())), "");
            }
        }
        String message = message(error);
        Matcher function = FUNCTION.matcher(message);
        if (function.matches()) {
            return at.unknown("function or macro", function.group(1), StrictContext.FUNCTIONS);
        }
        Matcher tag = TAG.matcher(message);
        if (tag.matches()) {
            return at.unknown("statement", tag.group(1), StrictContext.TAGS);
        }
        Matcher nullBase = NULL_BASE.matcher(message);
        if (nullBase.matches()) {
            return at.failure(TemplateCode.FAILED, "'" + nullBase.group(1) + "' is null and has no methods", "");
        }
        return at.failure(code(error), message, "");
    }

    /** What the engine throws. */
    static TemplateFailure of(RuntimeException e, BoundedInterpreter at) {
        if (e instanceof BedrockException ours) {
            return new TemplateFailure(ours);
        }
        if (e instanceof TagCycleException cycle) {
            return at.failure(TemplateCode.CYCLE, "'" + cycle.getPath() + "' leads back to itself", "");
        }
        if (e instanceof InterpretException && e.getCause() == null) {
            return at.failure(TemplateCode.SYNTAX, plain(String.valueOf(e.getMessage())), "");
        }
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        boolean limit = cause instanceof OutputTooBigException || cause instanceof CollectionTooBigException;
        return at.failure(
                limit ? TemplateCode.LIMIT : TemplateCode.FAILED, plain(String.valueOf(cause.getMessage())), "");
    }

    private static boolean isLimit(Throwable cause) {
        return cause instanceof OutputTooBigException || cause instanceof CollectionTooBigException;
    }

    private static TemplateCode code(TemplateError error) {
        if (error.getCategory() instanceof BasicTemplateErrorCategory category
                && category.name().endsWith("CYCLE_DETECTED")) {
            return TemplateCode.CYCLE;
        }
        return switch (error.getReason()) {
            case OUTPUT_TOO_BIG, OVER_LIMIT, COLLECTION_TOO_BIG -> TemplateCode.LIMIT;
            case SYNTAX_ERROR -> TemplateCode.SYNTAX;
            case DISABLED -> TemplateCode.UNKNOWN;
            default -> TemplateCode.FAILED;
        };
    }

    /** One line, without the names of Java classes that say nothing to an author. */
    private static String message(TemplateError error) {
        return plain(error.getMessage() == null ? "the template cannot be rendered" : error.getMessage());
    }

    private static String plain(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        String plain =
                line.replaceAll("\\b(?:[a-z]+\\.)+([A-Z]\\w*)(?:: )?", "$1: ").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
    }
}
