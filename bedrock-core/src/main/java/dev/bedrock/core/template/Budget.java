package dev.bedrock.core.template;

/** What is left of the limits of one render, shared by all templates that take part. */
final class Budget {
    private final TemplateLimits limits;
    private final long deadline;
    private int steps;

    Budget(TemplateLimits limits) {
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    TemplateLimits limits() {
        return limits;
    }

    /** Counts a step, and looks at the clock. */
    void step(BoundedInterpreter at) {
        if (++steps > limits.steps()) {
            throw at.failure(TemplateCode.LIMIT, "the template takes more than " + limits.steps() + " steps", "");
        }
        if (System.nanoTime() - deadline > 0) {
            throw at.failure(
                    TemplateCode.TIMEOUT,
                    "the template takes longer than " + limits.time().toMillis() + " ms",
                    "");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw at.failure(TemplateCode.INTERRUPTED, "the rendering was interrupted", "");
        }
    }
}
