package dev.bedrock.core.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Clients that may reach the servers of the tests, and do not wait between attempts. */
final class TestAccess {
    private TestAccess() {}

    static HttpAccess.Builder builder() {
        return HttpAccess.builder()
                .policy(RemotePolicy.defaults().withHosts(List.of("127.0.0.1", "localhost")))
                .timing(new RecordedTiming(0));
    }

    /** Remembers the waits, and waits not at all. */
    static final class RecordedTiming implements Timing {
        private final double jitter;
        private final List<Duration> pauses = new CopyOnWriteArrayList<>();

        RecordedTiming(double jitter) {
            this.jitter = jitter;
        }

        @Override
        public void pause(Duration duration) {
            pauses.add(duration);
        }

        @Override
        public double jitter() {
            return jitter;
        }

        List<Duration> pauses() {
            return pauses;
        }
    }
}
