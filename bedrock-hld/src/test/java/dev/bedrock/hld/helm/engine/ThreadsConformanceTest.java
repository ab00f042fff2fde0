package dev.bedrock.hld.helm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Published charts rendered by eight threads that share a renderer, and by one. */
@Tag("conformance")
class ThreadsConformanceTest {
    private static final int THREADS = 8;
    private static final int EVERY = 4;

    @Test
    void eightThreadsPrintWhatOnePrints() throws Exception {
        Corpus corpus = Corpus.open();
        EmbeddedHelm shared = EmbeddedHelm.create();
        EmbeddedHelm alone = EmbeddedHelm.create();
        List<Callable<String>> tasks = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        List<String> lines = corpus.lines("helm-cases.tsv");
        for (int i = 1; i < lines.size(); i += EVERY) {
            String[] fields = lines.get(i).split("\t", -1);
            if (fields[3].equals("det")) {
                expected.add(ChartsConformanceTest.result(alone, corpus.path(fields[1]), fields[2]));
                tasks.add(() -> ChartsConformanceTest.result(shared, corpus.path(fields[1]), fields[2]));
            }
        }
        List<Callable<String>> twice = new ArrayList<>(tasks);
        twice.addAll(tasks);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<String>> outputs = threads.invokeAll(twice);
            for (int i = 0; i < outputs.size(); i++) {
                assertThat(outputs.get(i).get()).isEqualTo(expected.get(i % expected.size()));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
