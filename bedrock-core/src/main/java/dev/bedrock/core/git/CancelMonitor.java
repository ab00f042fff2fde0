package dev.bedrock.core.git;

import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Cancels JGit's work when the deadline has passed or the thread is interrupted. */
final class CancelMonitor extends EmptyProgressMonitor {
    private final Deadline deadline;

    CancelMonitor(Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public boolean isCancelled() {
        return deadline.isOver() || Thread.currentThread().isInterrupted();
    }
}
