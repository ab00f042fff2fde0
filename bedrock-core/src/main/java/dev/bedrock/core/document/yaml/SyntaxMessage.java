package dev.bedrock.core.document.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ScannerException;

/**
 * What the parser found wrong, told for people and as Kubernetes tools tell it.
 *
 * @param text our message
 * @param hint what to do, often empty
 * @param goText the other tools' message, with its line
 */
record SyntaxMessage(String text, String hint, String goText) {
    static SyntaxMessage of(MarkedYamlEngineException cause, String source, LoadSettings settings) {
        String problem = String.valueOf(cause.getProblem());
        String context = String.valueOf(cause.getContext());
        boolean tab = cause instanceof ScannerException scanner && Tabs.violateIndentation(scanner, source, settings);
        String goProblem = tab ? "found a tab character that violates indentation" : goProblem(problem, context);
        return new SyntaxMessage(goProblem, hint(problem), goLine(cause, source) + goProblem);
    }

    /** The parser counts lines from 0 and other tools forget to add 1 unless the scanner complains. */
    private static String goLine(MarkedYamlEngineException cause, String source) {
        int line = line(cause.getProblemMark()) + (isAtUnfinishedLine(cause, source) ? 1 : 0);
        if (line == 0) {
            line = line(cause.getContextMark());
        }
        if (line == 0) {
            return "";
        }
        boolean fromScanner = cause instanceof ScannerException || isDirective(String.valueOf(cause.getProblem()));
        return "line " + (fromScanner ? line + 1 : line) + ": ";
    }

    /** At the end of the text other tools behave as if the last line had ended; not so inside of quotes and the like. */
    private static boolean isAtUnfinishedLine(MarkedYamlEngineException cause, String source) {
        if (cause instanceof ScannerException && !"could not find expected ':'".equals(cause.getProblem())) {
            return false;
        }
        return !source.endsWith("\n")
                && cause.getProblemMark()
                        .filter(mark -> mark.getIndex() >= source.codePointCount(0, source.length()))
                        .isPresent();
    }

    private static boolean isDirective(String problem) {
        return problem.startsWith("expected '<document end>' before directives");
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0);
    }

    private static String goProblem(String problem, String context) {
        if (problem.startsWith("found character ")) {
            return "found character that cannot start any token";
        }
        if (problem.startsWith("expected <block end>")) {
            return context.endsWith("block mapping")
                    ? "did not find expected key"
                    : "did not find expected '-' indicator";
        }
        if (problem.startsWith("expected ',' or ")) {
            return "did not find " + problem.substring(0, problem.indexOf(", but"));
        }
        if (problem.startsWith("expected the node content")) {
            return "did not find expected node content";
        }
        if (problem.startsWith("expected '<document start>'")) {
            return "did not find expected <document start>";
        }
        if (problem.startsWith("expected escape sequence")) {
            return "did not find expected hexdecimal number";
        }
        if (problem.startsWith("found unknown escape character")) {
            return "found unknown escape character";
        }
        if (problem.startsWith("expected chomping") || problem.startsWith("expected a comment")) {
            return "did not find expected comment or line break";
        }
        if (problem.startsWith("expected indentation indicator")) {
            return "found an indentation indicator equal to 0";
        }
        if (problem.startsWith("expected URI")) {
            return "did not find expected tag URI";
        }
        if (problem.startsWith("unexpected character found") || problem.startsWith("expected alphabetic")) {
            return "did not find expected alphabetic or numeric character";
        }
        if (problem.startsWith("found undefined tag handle")) {
            return "found undefined tag handle";
        }
        if (isDirective(problem)) {
            return "found unknown directive name";
        }
        if (problem.startsWith("DEL character")) {
            return "control characters are not allowed";
        }
        return switch (problem) {
            case "mapping values are not allowed here" -> "mapping values are not allowed in this context";
            case "mapping keys are not allowed here" -> "mapping keys are not allowed in this context";
            case "sequence entries are not allowed here" -> "block sequence entries are not allowed in this context";
            case "found unexpected document separator" -> "found unexpected document indicator";
            case "found duplicate YAML directive" -> "found duplicate %YAML directive";
            default -> problem;
        };
    }

    private static String hint(String problem) {
        if (problem.contains("\\t(TAB)")) {
            return "indent with spaces, not with tabs";
        }
        if (problem.startsWith("found character ")) {
            return "a value that starts with this character needs quotes";
        }
        return switch (problem) {
            case "mapping values are not allowed here" ->
                "a value with ': ' in it needs quotes; otherwise look at the indentation";
            case "could not find expected ':'" -> "is this a key without ':', or text that lacks its indentation?";
            default -> "";
        };
    }
}
