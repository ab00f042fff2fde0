package dev.bedrock.hld.generate;

import dev.bedrock.hld.helm.engine.EmbeddedHelm;
import org.junit.jupiter.api.Nested;

/** Our own generators keep to the contract. */
class GeneratorContractTest {
    private static String component(String type) {
        return "=== component.yaml\n{name: top, subcomponents: [{name: web, type: " + type + ", path: web}]}\n";
    }

    @Nested
    class OfStaticManifests extends GeneratorContract {
        @Override
        protected Generator generator() {
            return new StaticGenerator();
        }

        @Override
        protected String working() {
            return component("static") + "=== web/a.yaml\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n";
        }

        @Override
        protected String broken() {
            return component("static") + "=== web/a.yaml\n{apiVersion: v1\n";
        }
    }

    @Nested
    class OfTemplates extends GeneratorContract {
        @Override
        protected Generator generator() {
            return new TemplateGenerator();
        }

        @Override
        protected String working() {
            return component("template") + """
                    === web/a.yaml
                    {% for name in ['a', 'b'] %}
                    ---
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: {{ name }}}
                    {% endfor %}
                    """;
        }

        @Override
        protected String broken() {
            return component("template") + "=== web/a.yaml\n{{ config.nope }}\n";
        }
    }

    @Nested
    class OfCharts extends GeneratorContract {
        @Override
        protected Generator generator() {
            return new HelmGenerator(EmbeddedHelm.create());
        }

        @Override
        protected String working() {
            return component("helm") + """
                    === web/Chart.yaml
                    {apiVersion: v2, name: web, version: 0.1.0}
                    === web/templates/a.yaml
                    {apiVersion: v1, kind: ConfigMap, metadata: {name: {{ .Release.Name }}}}
                    """;
        }

        @Override
        protected String broken() {
            return component("helm")
                    + "=== web/Chart.yaml\n{apiVersion: v2, name: web, version: 0.1.0}\n=== web/templates/a.yaml\n{{ .Values.a.b.c }}\n";
        }
    }
}
