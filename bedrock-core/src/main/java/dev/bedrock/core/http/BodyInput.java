package dev.bedrock.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The content of an answer as it comes in, one piece ahead of the reader. Reading ends with an exception when the server
 * is too slow, when the time of the request is over, and when the thread is interrupted. For one reader.
 */
final class BodyInput extends InputStream implements BodySubscriber<BodyInput> {
    /** What comes from the connection: pieces, then an end or a failure. */
    private record Arrival(List<ByteBuffer> pieces, boolean last, Optional<Throwable> failure) {}

    /** The server is too slow. */
    static final class TooSlowException extends IOException {
        private static final long serialVersionUID = 1L;

        TooSlowException(String message) {
            super(message);
        }
    }

    private static final Flow.Subscription CLOSED = new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    };

    private final Deadline deadline;
    private final HttpTimes times;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
    private final Deque<ByteBuffer> unread = new ArrayDeque<>();
    private Optional<Arrival> end = Optional.empty();
    private long waitedNanos;
    private long bytesInWindow;

    BodyInput(Deadline deadline, HttpTimes times) {
        this.deadline = deadline;
        this.times = times;
    }

    @Override
    public CompletionStage<BodyInput> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        if (subscription.compareAndSet(null, newSubscription)) {
            newSubscription.request(1);
        } else {
            newSubscription.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        arrivals.add(new Arrival(pieces, false, Optional.empty()));
    }

    @Override
    public void onError(Throwable failure) {
        arrivals.add(new Arrival(List.of(), true, Optional.of(failure)));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival(List.of(), true, Optional.empty()));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (unread.isEmpty()) {
            if (end.isPresent()) {
                return atEnd(end.get());
            }
            take();
        }
        ByteBuffer piece = unread.element();
        int count = Math.min(length, piece.remaining());
        piece.get(target, offset, count);
        if (!piece.hasRemaining()) {
            unread.remove();
            if (unread.isEmpty()) {
                requestNext();
            }
        }
        return count;
    }

    private static int atEnd(Arrival last) throws IOException {
        if (last.failure().isPresent()) {
            throw new IOException("was cut before its end");
        }
        return -1;
    }

    private void take() throws IOException {
        Arrival arrival = await();
        if (arrival.last()) {
            end = Optional.of(arrival);
            return;
        }
        for (ByteBuffer piece : arrival.pieces()) {
            if (piece.hasRemaining()) {
                bytesInWindow += piece.remaining();
                unread.add(piece);
            }
        }
        if (unread.isEmpty()) {
            requestNext();
        }
    }

    private Arrival await() throws IOException {
        while (true) {
            long begin = System.nanoTime();
            Optional<Arrival> arrival = poll();
            waitedNanos += System.nanoTime() - begin;
            checkSpeed();
            if (arrival.isPresent()) {
                return arrival.get();
            }
        }
    }

    private Optional<Arrival> poll() throws IOException {
        Duration left = deadline.left();
        if (left.isNegative()) {
            throw new TooSlowException(
                    "was not complete within " + times.total().toMillis() + " ms");
        }
        long window = Math.max(1, times.slow().toNanos() - waitedNanos);
        try {
            return Optional.ofNullable(arrivals.poll(Math.min(window, left.toNanos() + 1), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private void checkSpeed() throws IOException {
        if (waitedNanos < times.slow().toNanos()) {
            return;
        }
        if (bytesInWindow < times.slowBytes()) {
            throw new TooSlowException(
                    "sent " + bytesInWindow + " bytes in " + times.slow().toMillis() + " ms, which is too slow");
        }
        waitedNanos = 0;
        bytesInWindow = 0;
    }

    private void requestNext() {
        Flow.Subscription current = subscription.get();
        if (current != null) {
            current.request(1);
        }
    }

    /** Gives the connection up, unless the end was reached. */
    @Override
    public void close() {
        Flow.Subscription current = subscription.getAndSet(CLOSED);
        if (current != null) {
            current.cancel();
        }
    }
}
