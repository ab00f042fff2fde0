package dev.bedrock.benchmarks;

import java.time.Duration;
import java.time.Instant;

/** How much processor time processes have used. */
final class ProcessTimes {
    private ProcessTimes() {}

    /** When this JVM was started. */
    static Instant startOfThisProcess() {
        return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }

    /** The time of this JVM on all processors since it started, compiler and garbage collector included. */
    static Duration ofThisProcess() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
