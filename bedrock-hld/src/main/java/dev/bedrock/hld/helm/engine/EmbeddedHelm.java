package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.HelmOutput;
import dev.bedrock.hld.helm.HelmRenderer;
import dev.bedrock.hld.helm.HelmRequest;
import dev.bedrock.hld.helm.chart.Chart;
import dev.bedrock.hld.helm.chart.ChartLoader;
import dev.bedrock.hld.helm.chart.ChartVersions;
import dev.bedrock.hld.helm.chart.HelmLog;
import dev.bedrock.hld.helm.chart.HelmYaml;
import dev.bedrock.hld.helm.chart.source.ChartSource;
import dev.bedrock.hld.helm.chart.values.ReleaseValues;
import dev.bedrock.hld.helm.gotemplate.RenderOptions;
import dev.bedrock.hld.helm.gotemplate.TemplateTexts;
import dev.bedrock.hld.helm.release.KubeVersion;
import dev.bedrock.hld.helm.release.ReleaseNames;
import dev.bedrock.hld.helm.release.ReleaseText;
import dev.bedrock.hld.helm.sprig.RandomSource;
import dev.bedrock.hld.helm.sprig.SprigEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Helm 4.1.4's {@code helm template} in this process. Contacts nothing and starts nothing; {@code lookup} and
 * {@code getHostByName} find nothing. Thread-safe: make one and share it, for it keeps the charts it has compiled.
 *
 * <pre>{@code
 * EmbeddedHelm helm = EmbeddedHelm.create();
 * HelmOutput output = helm.render(HelmRequest.of(Path.of("charts/redis"), "cache"));
 * }</pre>
 */
public final class EmbeddedHelm implements HelmRenderer {
    /** In characters: the templates of several hundred charts. */
    private static final int KEPT_TEXTS = 1 << 24;

    private final ChartLoader loader;
    private final RenderOptions limits;
    private final TemplateTexts texts;
    private final BoundedCache<Long, CompiledChart> charts;

    private EmbeddedHelm(Builder builder) {
        this.loader = builder.loader;
        this.limits = builder.limits;
        this.texts = TemplateTexts.of(HelmFunctions.table(builder.environment), KEPT_TEXTS);
        this.charts = new BoundedCache<>(builder.cachedCharts);
    }

    /** With the system's clock, UTC, secure random values, and the defaults of all limits. */
    public static EmbeddedHelm create() {
        return builder().build();
    }

    /** To choose otherwise. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public HelmOutput render(HelmRequest request) {
        KubeVersion kubeVersion = KubeVersion.parse(request.capabilities().kubeVersion());
        HelmLog log = new HelmLog();
        CompiledChart compiled = compiled(request.chart());
        checkInstallable(compiled.chart(), request.releaseName(), log);
        ReleaseValues values = ReleaseValues.of(compiled.chart(), HelmYaml.copyOfValues(request.values()), log);
        if (request.validateSchema()) {
            SchemaCheck.check(compiled, values.chart(), values.values());
        }
        checkKubeVersion(compiled.chart(), kubeVersion);
        ReleaseText text = new ReleaseText(request.includeHooks(), request.includeTests(), log);
        Render render = new Render(compiled, values, request, kubeVersion, limits);
        text.addAll(render.run());
        if (request.includeCrds()) {
            Render.addCrds(values.chart(), text);
        }
        return new HelmOutput(text.print(), log.lines());
    }

    /**
     * A chart, from the cache if it has been rendered before.
     *
     * @param path a directory or a {@code .tgz}
     * @throws dev.bedrock.hld.helm.HelmFailureException if it cannot be loaded
     */
    public Chart chart(Path path) {
        return compiled(path).chart();
    }

    private CompiledChart compiled(Path path) {
        ChartSource source = loader.source(path);
        CompiledChart known = charts.get(source.fingerprint(), () -> compile(source));
        return known.source().hasSameContents(source) ? known : compile(source);
    }

    private CompiledChart compile(ChartSource source) {
        return new CompiledChart(source, loader.load(source.files()), texts);
    }

    private static void checkInstallable(Chart chart, String releaseName, HelmLog log) {
        log.addAll(chart.warnings());
        if (chart.metadata().isLibrary()) {
            throw HelmFailureException.in("Chart.yaml", HelmCode.CHART_INVALID, "library charts are not installable");
        }
        if (chart.metadata().deprecated()) {
            log.warn("this chart is deprecated");
        }
        ReleaseValues.checkDeclared(chart);
        ReleaseNames.check(releaseName);
    }

    private static void checkKubeVersion(Chart chart, KubeVersion version) {
        String required = chart.metadata().kubeVersion();
        if (!required.isEmpty() && !ChartVersions.fits(required, version.normalized())) {
            throw HelmFailureException.in(
                    "Chart.yaml",
                    HelmCode.KUBE_VERSION_UNFIT,
                    "chart requires kubeVersion: " + required + " which is incompatible with Kubernetes "
                            + version.version());
        }
    }

    /** Chooses what an {@link EmbeddedHelm} sees of the world and how much a render may use. Not thread-safe. */
    public static final class Builder {
        private static final int CACHED_CHARTS = 256;
        private static final int MIN_SECRET = 16;

        private ChartLoader loader = ChartLoader.defaults();
        private RenderOptions limits = RenderOptions.defaults();
        private SprigEnvironment environment = SprigEnvironment.defaults();
        private int cachedCharts = CACHED_CHARTS;

        private Builder() {}

        /** The time of {@code now} and of certificates; default the system's. */
        public Builder clock(Clock clock) {
            environment = environment.withClock(clock);
            return this;
        }

        /** The local zone of dates; default UTC. */
        public Builder zone(ZoneId zone) {
            environment = environment.withZone(zone);
            return this;
        }

        /** Where passwords and keys come from; default secure and different every time. */
        public Builder random(RandomSource random) {
            environment = environment.withRandom(random);
            return this;
        }

        /**
         * The same bytes in every render of a release. Random values are derived from a secret, the release's name and namespace, the
         * path of the rendered template, the function, and how often the template has called that function before; so a change of one
         * template leaves the values of the others as they are. The time stands still: {@code now} is the given time, and the validity
         * of certificates begins there.
         *
         * <p>What takes long to derive, keys, certificates and password hashes, is kept in memory with what it follows from, so that
         * rendering again does not derive it again.
         *
         * <p>Whoever knows the secret and the chart can compute every password and key. Another secret makes others of them all, as
         * does another release of this library if it generates keys in another way. It does not replace a store of secrets.
         *
         * @param secret not less than 16 bytes that nobody can guess; copied
         * @param time the time that templates see; certificates need a later one before they expire
         * @throws IllegalArgumentException if the secret is shorter
         */
        public Builder stable(byte[] secret, Instant time) {
            if (secret.length < MIN_SECRET) {
                throw new IllegalArgumentException(
                        "a secret needs " + MIN_SECRET + " bytes or more, not " + secret.length);
            }
            return random(new StableRandom(secret)).clock(Clock.fixed(time, ZoneOffset.UTC));
        }

        /** How much a render may print and execute, and how long it may take. */
        public Builder limits(RenderOptions newLimits) {
            limits = newLimits;
            return this;
        }

        /** How charts are loaded. */
        public Builder loader(ChartLoader newLoader) {
            loader = newLoader;
            return this;
        }

        /**
         * How many compiled charts are kept; default 256, fewer if memory is short.
         *
         * @throws IllegalArgumentException if there is less than one
         */
        public Builder cachedCharts(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("one chart at least");
            }
            cachedCharts = count;
            return this;
        }

        /** The renderer. */
        public EmbeddedHelm build() {
            return new EmbeddedHelm(this);
        }
    }
}
