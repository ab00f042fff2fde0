package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.chart.Chart;
import dev.bedrock.hld.helm.chart.schema.SchemaException;
import dev.bedrock.hld.helm.chart.schema.ValuesSchema;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.chart.source.ChartSource;
import dev.bedrock.hld.helm.gotemplate.TemplateSet;
import dev.bedrock.hld.helm.gotemplate.TemplateTexts;
import dev.bedrock.hld.helm.gotemplate.parse.TemplateParseException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A chart with everything that does not depend on values: parsed templates for each choice of dependencies that was asked for,
 * schemas, files. Shared by renders. Thread-safe.
 */
final class CompiledChart {
    private static final int CHOICES = 16;

    private final ChartSource source;
    private final Chart chart;
    private final TemplateTexts texts;
    private final BoundedCache<List<Source>, TemplateSet> sets = new BoundedCache<>(CHOICES);
    private final IdentityHashMap<Chart, FilesMap> files = new IdentityHashMap<>();
    private final IdentityHashMap<ChartFile, ValuesSchema> schemas = new IdentityHashMap<>();

    private record Source(String path, ChartFile file) {}

    /**
     * A chart.
     *
     * @param source what it was loaded from
     */
    CompiledChart(ChartSource source, Chart chart, TemplateTexts texts) {
        this.source = source;
        this.chart = chart;
        this.texts = texts;
    }

    ChartSource source() {
        return source;
    }

    Chart chart() {
        return chart;
    }

    /**
     * The templates, parsed in their order.
     *
     * @throws TemplateParseException if one is not well-formed
     */
    TemplateSet templates(List<TemplateTree.Template> templates) {
        List<Source> sources = templates.stream()
                .map(each -> new Source(each.path(), each.file()))
                .toList();
        return sets.get(sources, () -> parse(sources));
    }

    private TemplateSet parse(List<Source> sources) {
        TemplateSet.Builder set = texts.set(EngineFunctions.SET_NAME);
        for (Source source : sources) {
            set.parse(source.path(), source.file().text());
        }
        return set.build();
    }

    /** What templates of one of the charts see as {@code .Files}. */
    synchronized FilesMap files(Chart of) {
        return files.computeIfAbsent(of, each -> FilesMap.of(each.files()));
    }

    /** The schema of one of the charts. */
    synchronized Optional<ValuesSchema> schema(Chart of) throws SchemaException {
        if (of.schema().isEmpty()) {
            return Optional.empty();
        }
        ChartFile file = of.schema().get();
        ValuesSchema schema = schemas.get(file);
        if (schema == null) {
            schema = ValuesSchema.read(file.text());
            schemas.put(file, schema);
        }
        return Optional.of(schema);
    }
}
