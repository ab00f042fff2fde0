package dev.bedrock.core.document.hcl;

import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.document.DocumentLimits;

/**
 * Reads HCL 2 in its native syntax ({@code .tf}, {@code .tfvars}, {@code .hcl}) in linear time. Evaluates nothing.
 * Immutable.
 *
 * <pre>{@code
 * HclFile file = HclReader.defaults().read("main.tf", text);
 * for (HclBlock module : file.body().blocks("module")) {
 *     module.body().attribute("source").ifPresent(source -> System.out.println(file.location(source.value().span())));
 * }
 * }</pre>
 */
public final class HclReader {
    private static final HclReader DEFAULTS = new HclReader(DocumentLimits.defaults());

    private final DocumentLimits limits;

    private HclReader(DocumentLimits limits) {
        this.limits = limits;
    }

    /** With the {@linkplain DocumentLimits#defaults() default limits}. */
    public static HclReader defaults() {
        return DEFAULTS;
    }

    /** With other limits; blocks, brackets, templates, conditionals and signs count as levels. */
    public HclReader withLimits(DocumentLimits newLimits) {
        return new HclReader(newLimits);
    }

    /**
     * A whole file.
     *
     * @param name the name for locations
     * @param text the HCL text, with or without byte order mark
     * @throws dev.bedrock.core.diagnostic.InvalidInputException if it is not HCL
     * @throws LimitExceededException if it exceeds the limits
     */
    public HclFile read(String name, String text) {
        if (text.length() > limits.maxCharacters()) {
            throw new LimitExceededException(CoreCode.DOCUMENT_LIMIT.error(
                    "longer than " + limits.maxCharacters() + " characters", SourceLocation.of(name)));
        }
        HclSource source = new HclSource(name, text);
        Lexer lexer = new Lexer(text);
        Tokens tokens = lexer.run();
        Cursor cursor = new Cursor(source, tokens, limits.maxDepth());
        HclBody body = new BodyParser(cursor).file();
        return new HclFile(source, body, lexer.comments());
    }
}
