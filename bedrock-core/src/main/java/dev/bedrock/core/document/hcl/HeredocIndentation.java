package dev.bedrock.core.document.hcl;

import java.util.ArrayList;
import java.util.List;

/** The space that begins all lines of a heredoc with {@code <<-} is no part of its text; lines of nothing else do not count. */
final class HeredocIndentation {
    private HeredocIndentation() {}

    static void remove(List<TemplatePiece> pieces) {
        List<TemplatePiece.Text> begins = new ArrayList<>();
        int least = Integer.MAX_VALUE;
        boolean startOfLine = true;
        for (TemplatePiece piece : pieces) {
            TemplatePiece.Text text = piece instanceof TemplatePiece.Text found ? found : null;
            if (startOfLine) {
                int space = text == null ? 0 : text.leadingSpace();
                boolean blank = text != null
                        && space == text.text().length()
                        && text.text().endsWith("\n");
                if (!blank) {
                    least = Math.min(least, space);
                    if (text != null) {
                        begins.add(text);
                    }
                }
            }
            startOfLine = text != null && text.text().endsWith("\n");
        }
        for (TemplatePiece.Text text : begins) {
            text.removeLeading(least);
        }
    }
}
