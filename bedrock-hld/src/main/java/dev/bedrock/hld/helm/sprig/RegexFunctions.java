package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.INT;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.STRING;

import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.golib.Regexp;
import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.List;

/** Regular expressions. The variants with and without {@code must} differ in the text of the error only. */
final class RegexFunctions {
    private RegexFunctions() {}

    /** How to compile an expression. */
    private interface Compiler {
        Regexp compile(String expression);
    }

    static void addTo(GoFunctions.Builder table) {
        table.add("regexQuoteMeta", STRING, Regexp::quoteMeta)
                .add("regexMatch", STRING, STRING, RegexFunctions::matchesOrIsWrong)
                .add("mustRegexMatch", STRING, STRING, (expression, text) -> compile(expression)
                        .matches(text));
        addVariant(table, "", RegexFunctions::compileOrPanic);
        addVariant(table, "must", RegexFunctions::compile);
    }

    private static void addVariant(GoFunctions.Builder table, String must, Compiler compiler) {
        table.add(ListFunctions.name(must, "regexFind"), STRING, STRING, (expression, text) -> compiler.compile(
                                expression)
                        .find(text))
                .add(
                        ListFunctions.name(must, "regexFindAll"),
                        STRING,
                        STRING,
                        INT,
                        (expression, text, limit) ->
                                nilIfEmpty(compiler.compile(expression).findAll(text, clamp(limit))))
                .add(ListFunctions.name(must, "regexSplit"), STRING, STRING, INT, (expression, text, limit) -> {
                    List<String> parts = compiler.compile(expression).split(text, clamp(limit));
                    return limit == 0 ? nilIfEmpty(parts) : GoList.ofStrings(parts);
                })
                .add(
                        ListFunctions.name(must, "regexReplaceAll"),
                        STRING,
                        STRING,
                        STRING,
                        (expression, text, by) -> compiler.compile(expression).replaceAll(text, by))
                .add(
                        ListFunctions.name(must, "regexReplaceAllLiteral"),
                        STRING,
                        STRING,
                        STRING,
                        (expression, text, by) -> compiler.compile(expression).replaceAllLiteral(text, by));
    }

    private static GoList nilIfEmpty(List<String> texts) {
        return texts.isEmpty() ? GoList.nil(GoType.STRING_LIST) : GoList.ofStrings(texts);
    }

    private static int clamp(long limit) {
        return (int) Math.max(-1, Math.min(limit, Integer.MAX_VALUE));
    }

    private static boolean matchesOrIsWrong(String expression, String text) {
        try {
            return Regexp.compile(expression).matches(text);
        } catch (GoSyntaxException e) {
            return false;
        }
    }

    private static Regexp compile(String expression) {
        try {
            return Regexp.compile(expression);
        } catch (GoSyntaxException e) {
            throw new GoFunctionException(e.getMessage());
        }
    }

    private static Regexp compileOrPanic(String expression) {
        try {
            return Regexp.compile(expression);
        } catch (GoSyntaxException e) {
            boolean raw = expression.chars().noneMatch(c -> (c < ' ' && c != '\t') || c == '`' || c == 0x7f);
            String quoted = raw ? "`" + expression + "`" : Texts.quote(expression);
            throw new GoFunctionException("regexp: Compile(" + quoted + "): " + e.getMessage());
        }
    }
}
