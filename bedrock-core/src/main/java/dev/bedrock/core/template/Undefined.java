package dev.bedrock.core.template;

import com.hubspot.jinjava.util.HasObjectTruthValue;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a name without a value evaluates to. It can be asked whether it is defined and be given a default; every other use
 * is an error, so that nothing is rendered from a misspelt name.
 */
final class Undefined implements HasObjectTruthValue {
    private final String path;
    private final String name;
    private final List<String> candidates;

    Undefined(String path, String name, Collection<String> candidates) {
        this.path = path;
        this.name = name;
        this.candidates = List.copyOf(candidates);
    }

    /** The same with the whole path that was written. */
    Undefined at(String newPath) {
        return new Undefined(newPath, name, candidates);
    }

    String path() {
        return path;
    }

    String name() {
        return name;
    }

    /** What may have been meant. */
    List<String> candidates() {
        return candidates;
    }

    TemplateFailure failure() {
        return BoundedInterpreter.current().undefined(this);
    }

    /** Passes on any other value. */
    static @Nullable Object require(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        return value;
    }

    @Override
    public boolean getObjectTruthValue() {
        throw failure();
    }

    @Override
    public String toString() {
        throw failure();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        throw failure();
    }

    @Override
    public int hashCode() {
        throw failure();
    }
}
