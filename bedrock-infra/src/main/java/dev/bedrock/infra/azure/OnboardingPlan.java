package dev.bedrock.infra.azure;

import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a subscription has already of what was asked for, and what would be made, as it was when the plan was made. Nothing
 * that is there is changed or deleted. Immutable.
 */
public final class OnboardingPlan {
    private final List<OnboardingStep> steps;
    private final List<Problem> problems;
    private final Supplier<OnboardedResources> work;

    OnboardingPlan(List<OnboardingStep> steps, List<Problem> problems, Supplier<OnboardedResources> work) {
        this.steps = List.copyOf(steps);
        this.problems = Problem.sorted(problems);
        this.work = work;
    }

    /** All that was asked for, in the order that it is made in. */
    public List<OnboardingStep> steps() {
        return steps;
    }

    /** What keeps the plan from being applied. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether something would be made. */
    public boolean changesAnything() {
        return steps.stream().anyMatch(step -> !step.exists());
    }

    /**
     * Makes what is missing, and looks up what others need to know. It can be applied again after a failure: what has been
     * made meanwhile, by this or by somebody else, is passed over.
     *
     * @throws InvalidInputException when there are errors among the problems, nothing is made; or when Azure refuses a request
     * @throws dev.bedrock.core.diagnostic.AccessDeniedException when the principal may not do it
     * @throws dev.bedrock.core.diagnostic.ConflictException when somebody else has got a name meanwhile
     * @throws dev.bedrock.core.diagnostic.UnavailableException when Azure cannot be reached, fails or is too slow
     */
    public OnboardedResources apply() {
        List<Problem> errors = new ArrayList<>(problems);
        errors.removeIf(problem -> !problem.isError());
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return work.get();
    }
}
