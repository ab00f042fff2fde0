package dev.bedrock.benchmarks;

import dev.bedrock.core.document.hcl.HclFile;
import dev.bedrock.core.document.hcl.HclReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading HCL of growing size; the time for a kilobyte should not grow. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class HclReadBenchmark {
    private static final String MODULE = """
            # Nodes of pool NUMBER
            module "pool-NUMBER" {
              source = "git::https://example.com/modules.git//aks/pool?ref=v1.NUMBER" // pinned
              count  = var.enabled && var.pools[NUMBER].size > 0 ? 1 : 0

              name = "${var.prefix}-pool-${format("%03d", NUMBER)}"
              zones = [for z in var.zones : upper(z) if z != ""]
              tags = merge(local.tags, {
                pool  = "NUMBER"
                owner = azurerm_resource_group.main[*].tags["owner"]
              })

              script = <<-EOT
                #!/bin/sh
                %{ for host in var.hosts ~}
                echo "${host}" >> /etc/hosts
                %{ endfor ~}
              EOT

              dynamic "taint" {
                for_each = var.taints
                content {
                  key   = taint.value.key
                  value = try(taint.value.value, null)
                }
              }
            }

            """;

    /** The size of the text in kilobytes. */
    @Param({"25", "250", "2500", "10000"})
    public int kilobytes;

    private String text = "";

    /** Writes the text. */
    @Setup
    public void write() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; all.length() < kilobytes * 1000; i++) {
            all.append(MODULE.replace("NUMBER", Integer.toString(i)));
        }
        text = all.toString();
    }

    /** Reads all of it. */
    @Benchmark
    public HclFile read() {
        return HclReader.defaults().read("main.tf", text);
    }
}
