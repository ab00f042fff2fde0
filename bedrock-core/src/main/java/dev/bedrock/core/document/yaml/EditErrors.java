package dev.bedrock.core.document.yaml;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;

/** Why a place of a hand-written file cannot be changed. */
final class EditErrors {
    private final String file;
    private final SourceText source;
    private final YamlPath path;

    EditErrors(String file, SourceText source, YamlPath path) {
        this.file = file;
        this.source = source;
        this.path = path;
    }

    InvalidInputException impossible(String reason, int offset) {
        String text = source.text();
        int line = 1;
        for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
            line++;
        }
        SourceLocation location = SourceLocation.of(file, line, source.column(offset) + 1);
        return new InvalidInputException(
                CoreCode.EDIT_IMPOSSIBLE.error("cannot change " + path + ": " + reason, location));
    }
}
