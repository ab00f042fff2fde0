package dev.bedrock.hld.helm.gotemplate.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A slice of anything but bytes ({@link GoBytes}). Immutable; subclasses exist for named types with methods.
 *
 * <p>Two lists are equal only if they are the same object: Go does not compare slices.
 */
public class GoList {
    private static final @Nullable Object[] NOTHING = new @Nullable Object[0];
    private static final GoList EMPTY = new GoList(GoType.ANY_LIST, NOTHING, 0, 0, false);
    private static final GoList NIL = new GoList(GoType.ANY_LIST, NOTHING, 0, 0, true);

    private final GoType type;
    private final @Nullable Object[] elements;
    private final int offset;
    private final int size;
    private final boolean isNil;

    private GoList(GoType type, @Nullable Object[] elements, int offset, int size, boolean isNil) {
        if (type.kind() != Kind.SLICE) {
            throw new IllegalArgumentException("not a slice type: " + type);
        }
        this.type = type;
        this.elements = elements;
        this.offset = offset;
        this.size = size;
        this.isNil = isNil;
    }

    /** A list of a named type with methods: for subclasses. Copies the elements. */
    protected GoList(GoType type, Collection<? extends @Nullable Object> elements) {
        this(type, elements.toArray(), 0, elements.size(), false);
    }

    /** A {@code []interface {}}. Copies the array. */
    public static GoList of(@Nullable Object... elements) {
        return elements.length == 0 ? EMPTY : new GoList(GoType.ANY_LIST, elements.clone(), 0, elements.length, false);
    }

    /** A {@code []interface {}}. Copies the collection. */
    public static GoList copyOf(Collection<? extends @Nullable Object> elements) {
        return elements.isEmpty() ? EMPTY : ofType(GoType.ANY_LIST, elements);
    }

    /** A {@code []string}. Copies the collection. */
    public static GoList ofStrings(Collection<String> elements) {
        return ofType(GoType.STRING_LIST, elements);
    }

    /** A list of any slice type. Copies the collection. */
    public static GoList ofType(GoType type, Collection<? extends @Nullable Object> elements) {
        return new GoList(type, elements.toArray(), 0, elements.size(), false);
    }

    /** A {@code []interface {}} around an array that nobody changes any more; a list for free. */
    public static GoList wrap(@Nullable Object[] elements) {
        return new GoList(GoType.ANY_LIST, elements, 0, elements.length, false);
    }

    /** The nil slice of type {@code []interface {}}. */
    public static GoList nil() {
        return NIL;
    }

    /** The nil slice of a slice type. */
    public static GoList nil(GoType type) {
        return new GoList(type, NOTHING, 0, 0, true);
    }

    public final GoType type() {
        return type;
    }

    public final int size() {
        return size;
    }

    public final boolean isEmpty() {
        return size == 0;
    }

    /** Whether this is a nil slice, which is empty, false, and {@code null} in JSON. */
    public final boolean isNil() {
        return isNil;
    }

    /**
     * The element at an index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public final @Nullable Object get(int index) {
        return elements[offset + Objects.checkIndex(index, size)];
    }

    /**
     * The part from one index to before another; shares the elements.
     *
     * @throws IndexOutOfBoundsException if the range is not within this list
     */
    public final GoList slice(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        return new GoList(type, elements, offset + from, to - from, false);
    }

    /** The elements as a read-only Java list; a view. */
    public final List<@Nullable Object> asList() {
        return Collections.unmodifiableList(Arrays.asList(elements).subList(offset, offset + size));
    }

    /** The elements in a new array. */
    public final @Nullable Object[] toArray() {
        return Arrays.copyOfRange(elements, offset, offset + size);
    }

    /** The method of this name, bound to this list; only named types have any. */
    public Optional<GoFunction> method(String name) {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return type + asList().toString();
    }
}
