package dev.bedrock.hld.helm.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Replays the inputs in {@code ReadersFuzzTestInputs/METHOD} of the test resources. Looks for further ones, guided by coverage, with
 * {@code JAZZER_FUZZ=1 mvn test -Dtest=ReadersFuzzTest#METHOD} (one method at a time), and leaves there what it finds.
 */
class ReadersFuzzTest {
    @FuzzTest
    void template(byte[] input) throws Exception {
        FuzzTarget.TEMPLATE.check(input);
    }

    @FuzzTest
    void helmignore(byte[] input) throws Exception {
        FuzzTarget.HELMIGNORE.check(input);
    }

    @FuzzTest
    void archive(byte[] input) throws Exception {
        FuzzTarget.ARCHIVE.check(input);
    }

    @FuzzTest
    void semver(byte[] input) throws Exception {
        FuzzTarget.SEMVER.check(input);
    }

    @FuzzTest
    void yaml(byte[] input) throws Exception {
        FuzzTarget.YAML.check(input);
    }

    @FuzzTest
    void json(byte[] input) throws Exception {
        FuzzTarget.JSON.check(input);
    }

    @FuzzTest
    void hcl(byte[] input) throws Exception {
        FuzzTarget.HCL.check(input);
    }

    @FuzzTest
    void set(byte[] input) throws Exception {
        FuzzTarget.SET.check(input);
    }

    @FuzzTest
    void time(byte[] input) throws Exception {
        FuzzTarget.TIME.check(input);
    }

    @FuzzTest
    void regexp(byte[] input) throws Exception {
        FuzzTarget.REGEXP.check(input);
    }

    @FuzzTest
    void schema(byte[] input) throws Exception {
        FuzzTarget.SCHEMA.check(input);
    }
}
