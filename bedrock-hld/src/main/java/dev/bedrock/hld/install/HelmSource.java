package dev.bedrock.hld.install;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.file.FileTreeWriter;
import dev.bedrock.hld.component.SourceMethod;
import dev.bedrock.hld.install.chart.BuiltDependencies;
import dev.bedrock.hld.install.chart.ChartDependencies;
import dev.bedrock.hld.install.chart.ChartReference;
import dev.bedrock.hld.install.chart.ChartRepositories;
import dev.bedrock.hld.install.chart.FetchedChart;
import dev.bedrock.hld.install.chart.ResolvedChart;
import dev.bedrock.hld.lock.Pin;
import dev.bedrock.hld.lock.SourceRequest;
import java.util.function.Supplier;

/**
 * Charts of repositories ({@code http}, {@code https}) and registries ({@code oci}), with the charts that they need and do
 * not bring along.
 */
final class HelmSource implements ComponentSource {
    private static final String ALGORITHM = "sha256:";

    private final WebAccess web;

    HelmSource(WebAccess web) {
        this.web = web;
    }

    @Override
    public boolean handles(SourceRequest request) {
        return request.method() == SourceMethod.HELM;
    }

    @Override
    public Resolution resolve(SourceRequest request, SourceAccess access) {
        ChartRepositories repositories = web.charts(access);
        ResolvedChart resolved = repositories.resolve(reference(request));
        String sha256 =
                resolved.sha256().orElseGet(() -> repositories.fetch(resolved).sha256());
        boolean exact = request.version().equals(resolved.version());
        return new Resolution(Pin.of(resolved.version(), ALGORITHM + sha256), !exact);
    }

    @Override
    public Pin complete(SourceRequest request, Pin pin, SourceAccess access) {
        return pin.withDependencies(
                needs(pin, access, chart(request, pin, access)).pins());
    }

    @Override
    public void verify(SourceRequest request, Pin pin, Supplier<SourceAccess> access) {
        if (web.verifiesCharts()) {
            SourceAccess allowed = access.get();
            needs(pin, allowed, chart(request, pin, allowed));
        }
    }

    @Override
    public void fetch(SourceRequest request, Pin pin, SourceAccess access, FileTreeWriter files) {
        FetchedChart chart = chart(request, pin, access);
        chart.writeTo(files, needs(pin, access, chart));
    }

    private FetchedChart chart(SourceRequest request, Pin pin, SourceAccess access) {
        return web.charts(access)
                .fetch(reference(request), pin.version(), pin.digest().substring(ALGORITHM.length()));
    }

    private BuiltDependencies needs(Pin pin, SourceAccess access, FetchedChart chart) {
        return ChartDependencies.from(web.charts(access))
                .withPins(pin.dependencies())
                .of(chart);
    }

    /** A registry may be given with the chart as its last segment. */
    private static ChartReference reference(SourceRequest request) {
        String source = request.source();
        if (!request.chart().isEmpty()) {
            return ChartReference.of(source, request.chart(), request.version());
        }
        int slash = source.lastIndexOf('/');
        if (source.startsWith("oci://") && slash > "oci://".length()) {
            return ChartReference.of(source.substring(0, slash), source.substring(slash + 1), request.version());
        }
        throw new InvalidInputException(InstallCode.REQUEST_INVALID
                .error("the chart of " + source + " is not named")
                .withHint("write its name as 'path'"));
    }
}
