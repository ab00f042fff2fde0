package dev.bedrock.core.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How time passes between attempts, so that tests need not wait. */
interface Timing {
    /** Waits. */
    void pause(Duration duration) throws InterruptedException;

    /** A number from 0 to less than 1 that differs from call to call and between processes. */
    double jitter();

    /** Real time. The jitter is taken from the fastest digits of the clock: nothing depends on it but the moment. */
    static Timing system() {
        return new Timing() {
            @Override
            public void pause(Duration duration) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            }

            @Override
            public double jitter() {
                return Math.floorMod(System.nanoTime() / 100 * 7919, 1000) / 1000.0;
            }
        };
    }
}
