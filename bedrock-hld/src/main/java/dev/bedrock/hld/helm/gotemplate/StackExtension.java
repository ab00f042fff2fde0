package dev.bedrock.hld.helm.gotemplate;

import java.util.concurrent.atomic.AtomicReference;

/** Goes on where a stack would become too deep: on that of another thread, while this one waits. */
final class StackExtension {
    private static final long STACK_BYTES = 16L << 20;

    private StackExtension() {}

    static void run(Runnable task) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException | Error e) {
                        failure.set(e);
                    }
                },
                "template-stack",
                STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        join(thread);
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** Waits to the end; an interruption is passed on to the thread, which notices it soon. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
