package dev.bedrock.hld.helm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.HelmOutput;
import dev.bedrock.hld.helm.command.TemplateCommand;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small charts, their arguments, and what the real Helm printed or refused. */
@Tag("conformance")
class MicroChartsConformanceTest {
    private static final Map<String, String> KNOWN = Map.of();

    @Test
    void printsAndRefusesWhatHelmDoes(@TempDir Path directory) {
        Tally tally = run(directory);
        assertThat(tally.failures()).as("%s", tally).isEmpty();
    }

    static Tally run(Path directory) {
        EmbeddedHelm helm = EmbeddedHelm.create();
        Tally tally = new Tally(KNOWN);
        for (Corpus.Case each : Corpus.open().cases("helm-microcharts.jsonl")) {
            Path folder = directory.resolve(each.text("id"));
            ChartFolder.write(folder, each.map("files"));
            List<String> arguments =
                    each.list("args").stream().map(String::valueOf).toList();
            String expected = each.has("error")
                    ? "E " + normalized(withoutLog(each.text("error")))
                    : each.text("output") + "\n" + each.text("stderr");
            tally.add(each.text("family"), each.text("id"), expected, result(helm, arguments, folder));
        }
        return tally;
    }

    private static String result(EmbeddedHelm helm, List<String> arguments, Path folder) {
        try {
            HelmOutput output = TemplateCommand.parse(arguments, folder).run(helm);
            String warnings = output.warnings().stream().sorted().collect(Collectors.joining("\n"));
            return output.manifests() + "\n" + warnings;
        } catch (HelmFailureException e) {
            return "E " + normalized(e.helmText().replace(folder + "/", ""));
        } catch (BedrockException e) {
            return "E " + e.getMessage();
        }
    }

    /** Messages of schemas stand in the order of Go's maps, which is none. */
    private static String normalized(String error) {
        boolean unordered = error.startsWith("values don't meet");
        return unordered ? Arrays.stream(error.split("\n", -1)).sorted().collect(Collectors.joining("\n")) : error;
    }

    private static String withoutLog(String error) {
        int last = error.lastIndexOf("\nError: ");
        return error.startsWith("level=") && last >= 0 ? error.substring(last + "\nError: ".length()) : error;
    }
}
