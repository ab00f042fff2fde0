package dev.bedrock.telemetry.source.internal;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.telemetry.source.SourceAnswer;
import dev.bedrock.telemetry.source.SourceCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Asks a host for several things, some at a time. What goes wrong with one is told beside the others; once the host does
 * not answer at all, the rest is not asked.
 *
 * @param <T> the kind of things
 */
public final class Batch<T> {
    private static final int AT_ONCE = 8;
    private static final int MOST_PROBLEMS = 20;
    /** After so many failures a host is not asked any more: one bad id must not hide the others. */
    private static final int DEAD = 3;

    private final Pattern valid;
    private final Map<String, T> found = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    /**
     * A batch.
     *
     * @param valid what an id looks like: it becomes a part of an address
     */
    public Batch(Pattern valid) {
        this.valid = valid;
    }

    /** Ids that are numbers. */
    public static Pattern numbers() {
        return Pattern.compile("[0-9]{1,18}");
    }

    /** Ids that are commits. */
    public static Pattern commits() {
        return Pattern.compile("[0-9A-Fa-f]{4,64}");
    }

    /** The ids that can be asked for; the others are told as problems, blank ones not. */
    public List<String> valid(Collection<String> ids) {
        List<String> good = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            if (valid.matcher(id.strip()).matches()) {
                good.add(id.strip());
            } else if (!id.isBlank()) {
                problem(SourceCode.ID_INVALID.error(
                        "'" + (id.length() > 60 ? id.substring(0, 60) + "..." : id) + "' is no id"));
            }
        }
        return good;
    }

    /** Asks for each id by itself. */
    public SourceAnswer<T> each(Collection<String> ids, Function<String, Optional<T>> ask) {
        return parts(valid(ids).stream().map(List::of).toList(), part -> {
            String id = part.get(0);
            return ask.apply(id).map(one -> Map.of(id, one)).orElse(Map.of());
        });
    }

    /** Asks for parts of the ids, each in one request. */
    public SourceAnswer<T> parts(List<List<String>> parts, Function<List<String>, Map<String, T>> ask) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, parts.size())));
        try {
            List<Future<Map<String, T>>> answers = new ArrayList<>();
            for (List<String> part : parts) {
                answers.add(threads.submit(() -> failures.get() >= DEAD ? Map.of() : one(part, ask)));
            }
            for (int i = 0; i < parts.size(); i++) {
                Map<String, T> answer = answers.get(i).get();
                found.putAll(answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem(SourceCode.INTERRUPTED.error("the work was interrupted"));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return answer();
    }

    private Map<String, T> one(List<String> part, Function<List<String>, Map<String, T>> ask) {
        try {
            Map<String, T> answer = ask.apply(part);
            synchronized (this) {
                part.stream().filter(id -> !answer.containsKey(id)).forEach(gone::add);
            }
            return answer;
        } catch (UnavailableException e) {
            failures.incrementAndGet();
            e.problems().forEach(this::problem);
        } catch (BedrockException e) {
            e.problems().forEach(this::problem);
        }
        return Map.of();
    }

    private synchronized void problem(Problem problem) {
        if (problems.size() < MOST_PROBLEMS && !problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private synchronized SourceAnswer<T> answer() {
        return new SourceAnswer<>(found, gone, problems);
    }

    /** Parts of at most some size. */
    public static List<List<String>> split(List<String> ids, int size) {
        List<List<String>> parts = new ArrayList<>();
        for (int first = 0; first < ids.size(); first += size) {
            parts.add(ids.subList(first, Math.min(ids.size(), first + size)));
        }
        return parts;
    }
}
