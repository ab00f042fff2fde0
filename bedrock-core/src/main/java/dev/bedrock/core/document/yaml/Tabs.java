package dev.bedrock.core.document.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.ScannerException;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Which mistake a tab is to Kubernetes tools: after a plain scalar they still look for its next line and miss its
 * indentation; anywhere else a tab starts no token.
 */
final class Tabs {
    private Tabs() {}

    /** Whether the tab that the parser stumbled over stands where a plain scalar could have gone on, were it indented. */
    static boolean violateIndentation(ScannerException cause, String text, LoadSettings settings) {
        Mark tab = cause.getProblemMark().orElse(null);
        if (tab == null || !String.valueOf(cause.getProblem()).contains("\\t(TAB)")) {
            return false;
        }
        ScannerImpl scanner = new ScannerImpl(settings, new StreamReader(settings, text));
        Deque<Integer> indents = new ArrayDeque<>();
        Token last = null;
        try {
            while (scanner.hasNext()) {
                last = scanner.next();
                follow(indents, last);
            }
        } catch (ScannerException again) {
            return !indents.isEmpty() && tab.getColumn() <= indents.peek() && isPlainBefore(last, tab, text);
        }
        return false;
    }

    private static void follow(Deque<Integer> indents, Token token) {
        switch (token.getTokenId()) {
            case BlockMappingStart, BlockSequenceStart ->
                indents.push(token.getStartMark().map(Mark::getColumn).orElse(0));
            case BlockEnd -> indents.poll();
            default -> {}
        }
    }

    /** A comment, and nothing else that is no token, ends a plain scalar for good. */
    private static boolean isPlainBefore(@Nullable Token last, Mark tab, String text) {
        if (!(last instanceof ScalarToken scalar) || !scalar.isPlain()) {
            return false;
        }
        int end = scalar.getEndMark().map(Mark::getIndex).orElse(0);
        String between = text.substring(text.offsetByCodePoints(0, end), text.offsetByCodePoints(0, tab.getIndex()));
        return between.isBlank() && between.chars().anyMatch(c -> c == '\n' || c == '\r');
    }
}
