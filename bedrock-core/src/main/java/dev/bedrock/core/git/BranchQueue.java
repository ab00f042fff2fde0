package dev.bedrock.core.git;

import dev.bedrock.core.diagnostic.BedrockException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The changes that threads of this process want to make to one branch. One thread makes those of all who wait, one commit
 * after the other, and pushes them together; meanwhile the next ones gather.
 */
final class BranchQueue {
    private static final int MOST_AT_ONCE = 100;

    private final Deque<Request> waiting = new ArrayDeque<>();
    private boolean busy;

    /** What one thread wants: some changes in a row, all of them or none. */
    static final class Request {
        private final List<GitChange> changes;
        private List<CommitOutcome> made = List.of();
        private Optional<BedrockException> failure = Optional.empty();
        private boolean done;

        Request(List<GitChange> changes) {
            this.changes = List.copyOf(changes);
        }

        List<GitChange> changes() {
            return changes;
        }

        boolean isDone() {
            return done;
        }

        /** What was made in the last attempt; whether the remote has it is not sure. */
        List<CommitOutcome> made() {
            return made;
        }

        void made(List<CommitOutcome> outcomes) {
            made = List.copyOf(outcomes);
        }

        void succeed() {
            done = true;
        }

        void fail(BedrockException e) {
            failure = Optional.of(e);
            done = true;
        }

        private List<CommitOutcome> result() {
            if (failure.isPresent()) {
                throw failure.get();
            }
            return made;
        }
    }

    /**
     * Has changes made, by this thread or another one.
     *
     * @param work makes the changes of several requests and says for each how it went
     */
    List<CommitOutcome> submit(List<GitChange> changes, Consumer<List<Request>> work) {
        Request own = new Request(changes);
        List<Request> batch = enter(own);
        while (!batch.isEmpty()) {
            try {
                work.accept(batch);
            } catch (BedrockException e) {
                own.fail(e);
                throw e;
            } finally {
                leave(own, batch);
            }
            batch = own.isDone() ? List.of() : await(own);
        }
        return own.result();
    }

    private synchronized List<Request> enter(Request own) {
        waiting.addLast(own);
        return await(own);
    }

    /** Waits until the request is done, or it is this thread's turn to work. */
    private synchronized List<Request> await(Request own) {
        boolean interrupted = false;
        try {
            while (!own.isDone() && busy) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                    if (waiting.remove(own)) {
                        throw Failures.interrupted();
                    }
                    // Somebody is at it: what becomes of it will be known soon.
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (own.isDone()) {
            return List.of();
        }
        busy = true;
        List<Request> batch = new ArrayList<>();
        while (!waiting.isEmpty() && batch.size() < MOST_AT_ONCE) {
            batch.add(waiting.pollFirst());
        }
        return batch;
    }

    /** What the others in the batch still want is left to one of them. */
    private synchronized void leave(Request own, List<Request> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            Request request = batch.get(i);
            if (!request.isDone() && request != own) {
                waiting.addFirst(request);
            }
        }
        busy = false;
        notifyAll();
    }
}
