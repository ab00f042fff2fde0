package dev.bedrock.hld.helm.sprig;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** Renders single calls with a fixed clock and predictable random bytes. */
final class Templates {
    static final Instant NOW = Instant.parse("2024-05-06T07:08:09Z");

    private static final String VALUES = "number: 3\nlist: [b, a]\nmap: {a: 1, b: {c: 2}}\n";

    private Templates() {}

    static GoFunctions functions() {
        AtomicInteger next = new AtomicInteger();
        RandomSource random = (purpose, count) -> {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) {
                int mixed = (purpose.hashCode() + next.incrementAndGet()) * 0x9E3779B1;
                bytes[i] = (byte) (mixed >>> 17);
            }
            return bytes;
        };
        return SnippetRunner.functions(new SprigEnvironment(Clock.fixed(NOW, ZoneOffset.UTC), ZoneOffset.UTC, random));
    }

    /** What a pipeline prints. */
    static String render(String pipeline) {
        return SnippetRunner.run("t", "{{ " + pipeline + " }}", VALUES, functions());
    }

    /** What a whole template prints. */
    static String renderAll(String template) {
        return SnippetRunner.run("t", template, VALUES, functions());
    }

    /** The name of the function that fails and its error: {@code div: runtime error: ...}. */
    static String failure(String pipeline) {
        String message = render(pipeline);
        String marker = "error calling ";
        int start = message.lastIndexOf(marker);
        return start < 0 ? message : message.substring(start + marker.length());
    }
}
