package dev.bedrock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bedrock.core.testing.Directories;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON and YAML that other programs read: whatever changes here breaks somebody, unless it is an addition. */
class ReportTest {
    @TempDir
    Path directory;

    Cli cli;

    @BeforeEach
    void aUserInADefinition() throws Exception {
        directory = directory.toRealPath();
        cli = new Cli(directory);
        Directories.write(directory, """
                === component.yaml
                name: shop
                subcomponents:
                  - name: rbac
                    type: static
                    path: ./rbac
                  - name: web
                    type: helm
                    method: git
                    source: https://example.com/charts
                    path: web
                    version: abc123
                    branch: main
                === config/common.yaml
                subcomponents:
                  web:
                    config:
                      tags: [a, {b: 1.5}]
                      empty: {}
                      c/d.e: false
                === config/prod.yaml
                subcomponents:
                  web:
                    namespace: shop
                    injectNamespace:
                      except: [Job, Event]
                    config:
                      tags: [<c>]
                === config/static.yaml
                subcomponents:
                  web:
                    disabled: true
                === rbac/role.yaml
                apiVersion: v1
                kind: ServiceAccount
                metadata:
                  name: one
                """);
    }

    @Test
    void aGenerationThatWorked() {
        Cli.Result result = cli.run("hld", "generate", "static", "qa", "-o", "json");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().replaceAll("\"milliseconds\": \\d+", "\"milliseconds\": 0"))
                .isEqualTo("""
                        {
                          "schema": "bedrock.dev/hld-generate/v1",
                          "success": true,
                          "environments": [
                            "static",
                            "qa"
                          ],
                          "output": "generated/static-qa",
                          "components": [
                            {
                              "path": "rbac",
                              "objects": 1,
                              "milliseconds": 0
                            }
                          ],
                          "files": [
                            "rbac.yaml"
                          ],
                          "milliseconds": 0,
                          "problems": [
                            {
                              "code": "HLD-0010",
                              "severity": "warning",
                              "message": "no component has configuration for the environment 'qa'",
                              "hint": "known: common, prod, static"
                            }
                          ]
                        }
                        """);
        assertThat(result.err()).contains("warning HLD-0010");
    }

    @Test
    void aGenerationThatFailed() {
        Directories.write(directory, "=== config/prod.yaml\nconfig: [1]\n");

        Cli.Result result = cli.run("hld", "generate", "prod", "-o", "json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out().replaceAll("\"milliseconds\": \\d+", "\"milliseconds\": 0"))
                .isEqualTo("""
                        {
                          "schema": "bedrock.dev/hld-generate/v1",
                          "success": false,
                          "environments": [
                            "prod"
                          ],
                          "output": "generated/prod",
                          "components": [],
                          "files": [],
                          "milliseconds": 0,
                          "problems": [
                            {
                              "code": "CORE-0008",
                              "severity": "error",
                              "message": "'config' must be a mapping of Helm values",
                              "file": "config/prod.yaml",
                              "line": 1,
                              "column": 9
                            }
                          ]
                        }
                        """);
        assertThat(result.err()).contains("config/prod.yaml:1:9: error CORE-0008");
    }

    @Test
    void aCompositionAsJson() {
        Cli.Result result = cli.run("hld", "show", "prod", "-o", "json");

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("""
                {
                  "schema": "bedrock.dev/hld-show/v1",
                  "environments": [
                    "prod"
                  ],
                  "component": {
                    "name": "shop",
                    "type": "component",
                    "method": "local",
                    "directory": ".",
                    "outputPath": "shop",
                    "subcomponents": [
                      {
                        "name": "rbac",
                        "type": "static",
                        "method": "local",
                        "path": "./rbac",
                        "directory": ".",
                        "outputPath": "rbac"
                      },
                      {
                        "name": "web",
                        "type": "helm",
                        "method": "git",
                        "source": "https://example.com/charts",
                        "path": "web",
                        "version": "abc123",
                        "branch": "main",
                        "directory": ".",
                        "outputPath": "web",
                        "namespace": {
                          "name": "shop",
                          "inject": true,
                          "except": [
                            "Event",
                            "Job"
                          ],
                          "origin": {
                            "environment": "prod",
                            "file": "config/prod.yaml",
                            "line": 3,
                            "column": 5
                          }
                        },
                        "values": {
                          "tags": [
                            "<c>",
                            "a",
                            {
                              "b": 1.5
                            }
                          ],
                          "empty": {},
                          "c/d.e": false
                        },
                        "origins": {
                          "tags[0]": {
                            "environment": "prod",
                            "file": "config/prod.yaml",
                            "line": 7,
                            "column": 14
                          },
                          "tags[1]": {
                            "environment": "common",
                            "file": "config/common.yaml",
                            "line": 4,
                            "column": 14
                          },
                          "tags[2].b": {
                            "environment": "common",
                            "file": "config/common.yaml",
                            "line": 4,
                            "column": 21
                          },
                          "empty": {
                            "environment": "common",
                            "file": "config/common.yaml",
                            "line": 5,
                            "column": 14
                          },
                          "\\"c/d.e\\"": {
                            "environment": "common",
                            "file": "config/common.yaml",
                            "line": 6,
                            "column": 14
                          }
                        }
                      }
                    ]
                  }
                }
                """);
    }

    @Test
    void aCompositionAsYaml() {
        Cli.Result result = cli.run("hld", "show", "prod", "--format=yaml");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("""
                schema: bedrock.dev/hld-show/v1
                environments:
                - prod
                component:
                  name: shop
                  type: component
                  method: local
                  directory: .
                  outputPath: shop
                  subcomponents:
                  - name: rbac
                    type: static
                    method: local
                    path: ./rbac
                    directory: .
                    outputPath: rbac
                  - name: web
                    type: helm
                    method: git
                    source: https://example.com/charts
                    path: web
                    version: abc123
                    branch: main
                    directory: .
                    outputPath: web
                    namespace:
                      name: shop
                      inject: true
                      except:
                      - Event
                      - Job
                      origin:
                        environment: prod
                        file: config/prod.yaml
                        line: 3
                        column: 5
                    values:
                      tags:
                      - <c>
                      - a
                      - b: 1.5
                      empty: {}
                      c/d.e: false
                    origins:
                      tags[0]:
                        environment: prod
                        file: config/prod.yaml
                        line: 7
                        column: 14
                      tags[1]:
                        environment: common
                        file: config/common.yaml
                        line: 4
                        column: 14
                      tags[2].b:
                        environment: common
                        file: config/common.yaml
                        line: 4
                        column: 21
                      empty:
                        environment: common
                        file: config/common.yaml
                        line: 5
                        column: 14
                      '"c/d.e"':
                        environment: common
                        file: config/common.yaml
                        line: 6
                        column: 14
                """);
    }

    @Test
    void aCompositionAsText() {
        Cli.Result result = cli.run("hld", "show", "prod");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("""
                shop  component
                  rbac  static  ./rbac
                  web  helm  git https://example.com/charts web @abc123  -> namespace shop, injected  prod config/prod.yaml:3
                      tags[0]: "<c>"  prod config/prod.yaml:7
                      tags[1]: "a"    common config/common.yaml:4
                      tags[2].b: 1.5  common config/common.yaml:4
                      empty: {}       common config/common.yaml:5
                      "c/d.e": false  common config/common.yaml:6
                """);
    }

    @Test
    void aCompositionWithErrorsIsNotShown() {
        Directories.write(directory, "=== config/prod.yaml\nconfig: [1]\n");

        Cli.Result result = cli.run("hld", "show", "prod");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("""
                config/prod.yaml:1:9: error CORE-0008: 'config' must be a mapping of Helm values
                """);
    }
}
