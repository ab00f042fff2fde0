package dev.bedrock.core.document.hcl;

import java.util.ArrayList;
import java.util.List;

/** Matches the directives of a template with their ends. */
final class TemplateTree {
    private final Cursor cursor;
    private final List<TemplatePiece> pieces;
    private int next;

    TemplateTree(Cursor cursor, List<TemplatePiece> pieces) {
        this.cursor = cursor;
        this.pieces = pieces;
    }

    List<HclTemplatePart> parts() {
        return parts(List.of(), 0);
    }

    private List<HclTemplatePart> parts(List<String> ends, int opened) {
        List<HclTemplatePart> parts = new ArrayList<>(1);
        while (next < pieces.size()) {
            TemplatePiece piece = pieces.get(next);
            if (piece instanceof TemplatePiece.End end) {
                if (ends.contains(end.keyword())) {
                    return parts;
                }
                throw cursor.failure(
                        "nothing is open that '" + end.keyword() + "' could belong to",
                        piece.span().start());
            }
            add(parts, piece);
        }
        if (!ends.isEmpty()) {
            throw cursor.failure(
                    "the directive has no '" + ends.get(ends.size() - 1) + "' before the end of the string", opened);
        }
        return parts;
    }

    private void add(List<HclTemplatePart> parts, TemplatePiece piece) {
        if (piece instanceof TemplatePiece.Text) {
            text(parts);
            return;
        }
        next++;
        if (piece instanceof TemplatePiece.Value value) {
            parts.add(new HclTemplatePart.Interpolation(value.value(), value.span()));
            return;
        }
        cursor.descend();
        parts.add(piece instanceof TemplatePiece.If begin ? ifPart(begin) : forPart((TemplatePiece.For) piece));
        cursor.ascend();
    }

    private void text(List<HclTemplatePart> parts) {
        int start = pieces.get(next).span().start();
        int end = start;
        StringBuilder all = new StringBuilder();
        while (next < pieces.size() && pieces.get(next) instanceof TemplatePiece.Text text) {
            all.append(text.text());
            end = text.span().end();
            next++;
        }
        parts.add(new HclTemplatePart.Text(all.toString(), new HclSpan(start, end)));
    }

    private HclTemplatePart ifPart(TemplatePiece.If begin) {
        int start = begin.span().start();
        List<HclTemplatePart> then = parts(List.of("else", "endif"), start);
        List<HclTemplatePart> otherwise = List.of();
        if (((TemplatePiece.End) pieces.get(next)).keyword().equals("else")) {
            next++;
            otherwise = parts(List.of("endif"), start);
        }
        return new HclTemplatePart.If(begin.condition(), then, otherwise, end(start));
    }

    private HclTemplatePart forPart(TemplatePiece.For begin) {
        int start = begin.span().start();
        List<HclTemplatePart> body = parts(List.of("endfor"), start);
        return new HclTemplatePart.For(begin.variables(), body, end(start));
    }

    private HclSpan end(int start) {
        return new HclSpan(start, pieces.get(next++).span().end());
    }
}
