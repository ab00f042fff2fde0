package dev.bedrock.hld.helm.sprig;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;

/**
 * The table of Sprig's functions.
 *
 * <p>Without {@code env} and {@code expandenv}, which Helm removes; without {@code fail} and the JSON functions, which Helm
 * brings itself; {@code getHostByName} always finds nothing.
 */
public final class SprigFunctions {
    private SprigFunctions() {}

    /**
     * The functions in an environment.
     *
     * <pre>{@code
     * GoFunctions functions = SprigFunctions.table(SprigEnvironment.defaults().withClock(clock));
     * }</pre>
     */
    public static GoFunctions table(SprigEnvironment environment) {
        GoFunctions.Builder table = GoFunctions.builder();
        StringFunctions.addTo(table);
        AbbreviationFunctions.addTo(table);
        CaseFunctions.addTo(table);
        TextListFunctions.addTo(table);
        CodingFunctions.addTo(table);
        RegexFunctions.addTo(table);
        MathFunctions.addTo(table);
        SequenceFunctions.addTo(table);
        DefaultFunctions.addTo(table);
        ListFunctions.addTo(table);
        DictFunctions.addTo(table);
        DateFunctions.addTo(table, environment);
        VersionFunctions.addTo(table);
        PathFunctions.addTo(table);
        RandomFunctions.addTo(table, environment.random());
        CryptoFunctions.addTo(table, environment);
        return table.build();
    }
}
