package dev.bedrock.cli.terminal;

import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Problems and places as plain data, for JSON and YAML. */
public final class ProblemData {
    private ProblemData() {}

    /** The problems, in their order. */
    public static List<Map<String, Object>> of(List<Problem> problems) {
        return problems.stream().map(ProblemData::of).toList();
    }

    private static Map<String, Object> of(Problem problem) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("code", problem.code());
        data.put("severity", problem.severity().toString());
        data.put("message", problem.message());
        putHint(data, problem.hint());
        putLocation(data, problem.location());
        return data;
    }

    private static void putHint(Map<String, Object> data, String hint) {
        if (!hint.isEmpty()) {
            data.put("hint", hint);
        }
    }

    /** Fields that are not known are left out. */
    public static void putLocation(Map<String, Object> data, SourceLocation location) {
        if (location.isKnown()) {
            data.put("file", location.file());
        }
        if (location.line() > 0) {
            data.put("line", location.line());
        }
        if (location.column() > 0) {
            data.put("column", location.column());
        }
    }
}
