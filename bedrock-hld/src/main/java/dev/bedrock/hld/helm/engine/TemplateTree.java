package dev.bedrock.hld.helm.engine;

import dev.bedrock.hld.helm.chart.ChartMetadata;
import dev.bedrock.hld.helm.chart.source.ChartFile;
import dev.bedrock.hld.helm.chart.values.ActiveChart;
import dev.bedrock.hld.helm.encoding.NilMap;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoStrings;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The templates of a release in the order in which Helm parses and renders them, each with the data that it sees. */
final class TemplateTree {
    /** More segments first; within the same number, the order of names backwards. */
    private static final Comparator<Template> ORDER = Comparator.<Template>comparingInt(
                    template -> depth(template.path()))
            .thenComparing(Template::path, GoStrings.BYTE_ORDER)
            .reversed();

    private final CompiledChart compiled;
    private final Map<String, Template> byPath = new LinkedHashMap<>();

    private TemplateTree(CompiledChart compiled) {
        this.compiled = compiled;
    }

    /** A template of a release. */
    record Template(String path, ChartFile file, String basePath, GoMap data) {
        /** Whether it is only there for others to use. */
        boolean isPartial() {
            return path.startsWith("_", path.lastIndexOf('/') + 1);
        }

        /** The data, told which template it is about to be used for. */
        GoMap dataForIt() {
            ValuesMap template = new ValuesMap();
            template.put("Name", path);
            template.put("BasePath", basePath);
            data.put("Template", template);
            return data;
        }
    }

    /**
     * Collects the templates of a chart and its subcharts.
     *
     * @param globals what all charts see alike: {@code Release}, {@code Capabilities}
     * @param values the values of the root
     */
    static List<Template> of(CompiledChart compiled, ActiveChart root, Map<String, Object> globals, ValuesMap values) {
        TemplateTree tree = new TemplateTree(compiled);
        tree.collect(root, globals, values);
        List<Template> templates = new ArrayList<>(tree.byPath.values());
        templates.sort(ORDER);
        return templates;
    }

    private ValuesMap collect(ActiveChart chart, Map<String, Object> globals, ValuesMap values) {
        ValuesMap data = new ValuesMap();
        globals.forEach(data::put);
        data.put("Chart", metadata(chart));
        data.put("Files", compiled.files(chart.chart()));
        data.put("Values", values);
        GoMap subcharts = new GoMap();
        data.put("Subcharts", subcharts);
        for (ActiveChart child : chart.dependencies()) {
            subcharts.put(child.name(), collect(child, globals, section(values, child.name())));
        }
        String basePath = chart.path() + "/templates";
        boolean library = chart.chart().metadata().isLibrary();
        for (ChartFile file : chart.chart().templates()) {
            String path = chart.path() + "/" + file.name();
            Template template = new Template(path, file, basePath, data);
            if (!library || template.isPartial()) {
                byPath.put(path, template);
            }
        }
        return data;
    }

    private static GoMap metadata(ActiveChart chart) {
        ChartMetadata metadata = chart.chart().metadata();
        GoMap data = GoData.map(metadata.asTemplateData(chart.name(), chart.isRoot(), chart.declared()));
        Map<String, String> annotations = metadata.annotations();
        data.put("Annotations", annotations == null ? new NilMap(GoType.STRING_MAP) : GoMap.ofStrings(annotations));
        return data;
    }

    private static ValuesMap section(ValuesMap values, String name) {
        try {
            return values.table(name);
        } catch (GoFunctionException e) {
            return new ValuesMap();
        }
    }

    private static int depth(String path) {
        int depth = 0;
        for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
            depth++;
        }
        return depth;
    }
}
