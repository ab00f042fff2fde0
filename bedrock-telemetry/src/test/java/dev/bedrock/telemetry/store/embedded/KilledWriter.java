package dev.bedrock.telemetry.store.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bedrock.telemetry.record.DeploymentRecorder;
import dev.bedrock.telemetry.record.PipelineStep;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process that records into several stores, each with a thread of its own, and says what has been confirmed to it, until
 * it is killed. What has been written to a pipe survives that.
 */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        int stores = Integer.parseInt(arguments[1]);
        long start = Long.parseLong(arguments[2]);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        for (int i = 0; i < stores; i++) {
            int number = i;
            new Thread(() -> record(folder, number, start, out)).start();
        }
    }

    private static void record(Path folder, int number, long start, FileOutputStream out) {
        EmbeddedStore store = EmbeddedStore.open(folder.resolve(number + ".db"), "shop");
        DeploymentRecorder recorder = DeploymentRecorder.of(store);
        for (long n = start; ; n++) {
            int done = 0;
            for (PipelineStep step : steps(n)) {
                recorder.record(step);
                done++;
                try {
                    out.write((number + " " + n + " " + done + "\n").getBytes(US_ASCII));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Of one deployment; the image of every third reports after its ring. */
    static List<PipelineStep> steps(long n) {
        PipelineStep image =
                new PipelineStep.ImageBuilt("b" + n, "cart:" + n, "c" + n, "cart", Optional.of("https://git.example"));
        PipelineStep ring = new PipelineStep.DefinitionUpdated(
                "b" + n, "cart:" + n, "h" + n, "qa", Optional.of("" + n), Optional.empty());
        PipelineStep manifests = new PipelineStep.ManifestsGenerated(
                "m" + n, "merged" + n, Optional.of("f" + n), Optional.of("" + n), Optional.empty());
        return n % 3 == 0 ? List.of(ring, image, manifests) : List.of(image, ring, manifests);
    }
}
