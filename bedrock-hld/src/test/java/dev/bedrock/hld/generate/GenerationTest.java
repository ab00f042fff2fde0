package dev.bedrock.hld.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.progress.ProgressListener;
import dev.bedrock.core.testing.Directories;
import dev.bedrock.hld.EchoRenderer;
import dev.bedrock.hld.Hld;
import dev.bedrock.hld.composition.Environments;
import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmOutput;
import dev.bedrock.hld.helm.HelmRenderer;
import dev.bedrock.hld.manifest.ComponentManifests;
import dev.bedrock.hld.manifest.ManifestSet;
import dev.bedrock.hld.manifest.OutputLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GenerationTest {
    private static final GenerateOptions FOUR = GenerateOptions.defaults().withParallelism(4);

    @TempDir
    Path directory;

    @Test
    void resultsHaveTheOrderOfTheDefinitionWhoeverIsReadyFirst() {
        charts(4);
        CountDownLatch others = new CountDownLatch(3);
        Hld hld = hld(request -> {
            if (request.releaseName().equals("h0")) {
                await(others);
            } else {
                others.countDown();
            }
            return new EchoRenderer().render(request);
        });

        ManifestSet manifests = hld.generate(Environments.of(), FOUR);

        assertThat(manifests.components()).extracting(ComponentManifests::path).containsExactly("h0", "h1", "h2", "h3");
    }

    @Test
    void asManyAtATimeAsAllowedAndNoMore() {
        charts(12);
        CyclicBarrier four = new CyclicBarrier(4);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Hld hld = hld(request -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            await(four);
            running.decrementAndGet();
            return new HelmOutput("", List.of());
        });

        hld.generate(Environments.of(), FOUR);

        assertThat(most).hasValueLessThanOrEqualTo(4);
    }

    @Test
    void theProblemsOfAllComponentsAreReportedAndNothingIsWritten() {
        charts(3);
        Directories.write(directory, "=== chart/templates/a.yaml\nx\n");
        Hld hld = hld(request -> {
            if (request.releaseName().equals("h1")) {
                return new HelmOutput("just text", List.of());
            }
            throw new InvalidInputException(HelmCode.TEMPLATE_FAILED.error(
                    "no " + request.releaseName(), SourceLocation.of("any/templates/a.yaml", 3, 4)));
        });
        Path output = directory.resolve("generated/common");

        assertThatThrownBy(() -> hld.generateTo(output, OutputLayout.defaults(), Environments.of(), FOUR))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("""
                        chart/templates/a.yaml:3:4: error HELM-0014: no h0 (for the component 'h0' at component.yaml:3:3)
                        chart/templates/a.yaml:3:4: error HELM-0014: no h2 (for the component 'h2' at component.yaml:5:3)
                        h1:1:1: error HLD-0025: the document is not a mapping""");
        assertThat(output).doesNotExist();
    }

    @Test
    void whatHelmSaysIsAWarning() {
        charts(1);

        ManifestSet manifests = hld(request -> new HelmOutput("", List.of("this chart is deprecated")))
                .generate(Environments.of());

        assertThat(manifests.problems())
                .extracting(Object::toString)
                .containsExactly("component.yaml:3:3: warning HLD-0026: h0: this chart is deprecated");
    }

    @Test
    void placesInOtherFilesStayAsTheyAre() {
        charts(1);

        for (String file : List.of("x/../../../etc/passwd", "a\\b", "nowhere/a.yaml", "")) {
            assertThatThrownBy(() -> hld(request -> {
                                throw new InvalidInputException(
                                        HelmCode.TEMPLATE_FAILED.error("no", SourceLocation.of(file)));
                            })
                            .generate(Environments.of()))
                    .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(
                                    e.problems().get(0).location().file())
                            .isEqualTo(file.isEmpty() ? "component.yaml" : file));
        }
    }

    @Test
    void whatIsMissingIsReportedOnce() {
        charts(5);
        Hld hld = hld(request -> {
            throw new UnavailableException(HelmCode.CHART_MISSING.error("no helm"));
        });

        assertThatThrownBy(() -> hld.generate(Environments.of()))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("error HELM-0001: no helm");
    }

    @Test
    void anInterruptEndsTheRunAndItsGenerators() throws InterruptedException {
        charts(3);
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch generatorInterrupted = new CountDownLatch(1);
        Queue<String> thrown = new ConcurrentLinkedQueue<>();
        Path output = directory.resolve("out");
        Hld hld = hld(request -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                generatorInterrupted.countDown();
            }
            return new HelmOutput("", List.of());
        });
        Thread thread = new Thread(() -> {
            try {
                hld.generateTo(output, OutputLayout.defaults(), Environments.of(), FOUR);
            } catch (UnavailableException e) {
                thrown.add(e.getMessage() + ", flag " + Thread.currentThread().isInterrupted());
            }
        });

        thread.start();
        started.await();
        thread.interrupt();
        thread.join();

        assertThat(thrown).containsExactly("error HLD-0029: the generation was interrupted, flag true");
        assertThat(generatorInterrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output).doesNotExist();
    }

    @Test
    void aListenerIsToldOfEachComponent() {
        charts(2);
        Queue<String> told = new ConcurrentLinkedQueue<>();
        ProgressListener listener = new ProgressListener() {
            @Override
            public void total(int units) {
                told.add("total " + units);
            }

            @Override
            public void started(String unit) {
                told.add("started " + unit);
            }

            @Override
            public void finished(String unit, Duration duration) {
                told.add("finished " + unit);
            }
        };

        Hld.builder(directory)
                .helm(new EchoRenderer())
                .progress(listener)
                .build()
                .generate(Environments.of(), GenerateOptions.defaults().withParallelism(1));

        assertThat(told).containsExactly("total 2", "started h0", "finished h0", "started h1", "finished h1");
    }

    @Test
    void aGeneratorThatBreaksItsContractIsNamed() {
        charts(2);
        IllegalArgumentException bug = new IllegalArgumentException("bug");

        assertThatThrownBy(() -> hld(request -> {
                            throw bug;
                        })
                        .generate(Environments.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the generation of 'h0' broke off")
                .hasCause(bug);
    }

    @Test
    void injectionThatFailsIsReportedForEachObject() {
        charts(2);
        Directories.write(directory, """
                === config/common.yaml
                subcomponents:
                  h0: {namespace: shop, injectNamespace: true}
                  h1: {namespace: shop, injectNamespace: true}
                """);
        String aliased = "x: &m {name: a}\napiVersion: v1\nkind: Pod\nmetadata: *m\n";

        assertThatThrownBy(() -> hld(request -> new HelmOutput(aliased + "---\n" + aliased, List.of()))
                        .generate(Environments.of()))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.problems())
                        .extracting(problem -> problem.location().file())
                        .contains("h0", "h1"));
    }

    private void charts(int count) {
        StringBuilder stanzas = new StringBuilder("=== component.yaml\nname: root\nsubcomponents:\n");
        IntStream.range(0, count)
                .forEach(i -> stanzas.append("- {name: h").append(i).append(", type: helm, path: chart}\n"));
        Directories.write(directory, stanzas + "=== chart/Chart.yaml\n{}\n");
    }

    private Hld hld(HelmRenderer renderer) {
        return Hld.builder(directory).helm(renderer).build();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
