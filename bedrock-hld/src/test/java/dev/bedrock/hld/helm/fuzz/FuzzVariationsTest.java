package dev.bedrock.hld.helm.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes the inputs that {@link ReadersFuzzTest} replays, always in the same way: a short search in every build. */
class FuzzVariationsTest {
    private static final int VARIATIONS = 1_500;

    @ParameterizedTest
    @EnumSource
    void nothingButTypedErrors(FuzzTarget target) throws Exception {
        List<byte[]> seeds = target.seeds();
        assertThat(seeds).isNotEmpty();
        Mutations mutations = new Mutations(1, seeds);
        for (int i = 0; i < VARIATIONS; i++) {
            byte[] input = mutations.next();
            try {
                target.check(input);
            } catch (Exception | Error e) {
                throw new AssertionError(target + " fails for " + HexFormat.of().formatHex(input), e);
            }
        }
    }
}
