package dev.bedrock.hld.helm.sprig;

import static dev.bedrock.hld.helm.gotemplate.function.Parameter.ANY;
import static dev.bedrock.hld.helm.gotemplate.function.Parameter.INT;

import dev.bedrock.hld.helm.gotemplate.function.GoFunctions;
import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoKinds;
import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists: each function leaves the list it is given as it is, and most return a new {@code []interface {}}. */
final class ListFunctions {
    private static final String NIL_POINTER = "runtime error: invalid memory address or nil pointer dereference";
    private static final String BAD_LENGTH = "runtime error: makeslice: len out of range";

    private ListFunctions() {}

    static void addTo(GoFunctions.Builder table) {
        table.addVariadic("list", ANY, GoList::of)
                .addVariadic("tuple", ANY, GoList::of)
                .addVariadic("concat", ANY, ListFunctions::concat);
        for (String must : List.of("", "must")) {
            table.add(name(must, "first"), ANY, list -> edge(elements(list, "find first"), true))
                    .add(name(must, "last"), ANY, list -> edge(elements(list, "find last"), false))
                    .add(name(must, "rest"), ANY, list -> part(elements(list, "find rest"), 1, 0))
                    .add(name(must, "initial"), ANY, list -> part(elements(list, "find initial"), 0, 1))
                    .add(name(must, "reverse"), ANY, ListFunctions::reverse)
                    .add(name(must, "compact"), ANY, ListFunctions::compact)
                    .add(name(must, "uniq"), ANY, ListFunctions::unique)
                    .add(name(must, "append"), ANY, ANY, ListFunctions::append)
                    .add(name(must, "push"), ANY, ANY, ListFunctions::append)
                    .add(name(must, "prepend"), ANY, ANY, ListFunctions::prepend)
                    .add(name(must, "has"), ANY, ANY, ListFunctions::has)
                    .add(name(must, "chunk"), INT, ANY, ListFunctions::chunk)
                    .addVariadic(name(must, "without"), List.of(GoType.ANY), GoType.ANY, ListFunctions::without)
                    .addVariadic(name(must, "slice"), List.of(GoType.ANY), GoType.ANY, ListFunctions::slice);
        }
    }

    /** The name of the variant with another prefix: {@code first}, {@code mustFirst}. */
    static String name(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The elements of a list of any type; the verb completes the error "Cannot ... on type string". */
    private static List<@Nullable Object> elements(@Nullable Object list, String verb) {
        if (list instanceof GoList elements) {
            return elements.asList();
        } else if (list instanceof GoBytes bytes) {
            return integers(bytes);
        }
        throw new GoFunctionException(list == null ? NIL_POINTER : "Cannot " + verb + " on type " + kind(list));
    }

    static List<@Nullable Object> integers(GoBytes bytes) {
        List<@Nullable Object> integers = new ArrayList<>(bytes.size());
        for (int i = 0; i < bytes.size(); i++) {
            integers.add(TypedInteger.uint8(bytes.get(i)));
        }
        return integers;
    }

    private static String kind(@Nullable Object value) {
        return GoKinds.kindOf(value).goName();
    }

    private static @Nullable Object edge(List<@Nullable Object> elements, boolean first) {
        return elements.isEmpty() ? null : elements.get(first ? 0 : elements.size() - 1);
    }

    private static GoList part(List<@Nullable Object> elements, int fromStart, int fromEnd) {
        return elements.isEmpty()
                ? GoList.nil()
                : GoList.copyOf(elements.subList(fromStart, elements.size() - fromEnd));
    }

    private static GoList reverse(@Nullable Object list) {
        List<@Nullable Object> reversed = new ArrayList<>(elements(list, "find reverse"));
        Collections.reverse(reversed);
        return GoList.copyOf(reversed);
    }

    private static GoList compact(@Nullable Object list) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object element : elements(list, "compact")) {
            if (!DefaultFunctions.isEmpty(element)) {
                kept.add(element);
            }
        }
        return GoList.copyOf(kept);
    }

    private static GoList unique(@Nullable Object list) {
        Set<DeepEquality> seen = new HashSet<>();
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object element : elements(list, "find uniq")) {
            if (seen.add(new DeepEquality(element))) {
                kept.add(element);
            }
        }
        return GoList.copyOf(kept);
    }

    private static GoList without(@Nullable Object[] arguments) {
        Set<DeepEquality> omitted = new HashSet<>();
        for (int i = 1; i < arguments.length; i++) {
            omitted.add(new DeepEquality(arguments[i]));
        }
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object element : elements(arguments[0], "find without")) {
            if (!omitted.contains(new DeepEquality(element))) {
                kept.add(element);
            }
        }
        return GoList.copyOf(kept);
    }

    private static boolean has(@Nullable Object needle, @Nullable Object list) {
        if (list == null) {
            return false;
        }
        for (Object element : elements(list, "find has")) {
            if (DeepEquality.equal(element, needle)) {
                return true;
            }
        }
        return false;
    }

    private static GoList append(@Nullable Object list, @Nullable Object value) {
        List<@Nullable Object> longer = new ArrayList<>(elements(list, "push"));
        longer.add(value);
        return GoList.copyOf(longer);
    }

    private static GoList prepend(@Nullable Object list, @Nullable Object value) {
        List<@Nullable Object> longer = new ArrayList<>();
        longer.add(value);
        longer.addAll(elements(list, "prepend"));
        return GoList.copyOf(longer);
    }

    private static GoList concat(@Nullable Object[] lists) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object list : lists) {
            if (list != null && !(list instanceof GoList) && !(list instanceof GoBytes)) {
                throw new GoFunctionException("Cannot concat type " + kind(list) + " as list");
            }
            all.addAll(elements(list, "concat"));
        }
        return all.isEmpty() ? GoList.nil() : GoList.copyOf(all);
    }

    private static GoList chunk(long size, @Nullable Object list) {
        if (list != null && !(list instanceof GoList) && !(list instanceof GoBytes)) {
            throw new GoFunctionException("Cannot chunk type " + kind(list));
        }
        List<@Nullable Object> elements = elements(list, "chunk");
        if (size == 0 || (size < 0 && Math.floorDiv(elements.size() - 1L, size) + 1 != 0)) {
            throw new GoFunctionException(BAD_LENGTH);
        }
        List<GoList> chunks = new ArrayList<>();
        int step = (int) Math.min(size, Integer.MAX_VALUE);
        for (int i = 0; step > 0 && i < elements.size(); i += Math.min(step, elements.size() - i)) {
            chunks.add(GoList.copyOf(elements.subList(i, i + Math.min(step, elements.size() - i))));
        }
        return GoList.ofType(GoType.listOf(GoType.ANY_LIST), chunks);
    }

    private static @Nullable Object slice(@Nullable Object[] arguments) {
        Object list = arguments[0];
        if (list == null) {
            throw new GoFunctionException(NIL_POINTER);
        }
        if (!(list instanceof GoList) && !(list instanceof GoBytes)) {
            throw new GoFunctionException("list should be type of slice or array but " + kind(list));
        }
        int size = list instanceof GoList elements ? elements.size() : ((GoBytes) list).size();
        if (size == 0) {
            return null;
        }
        long start = arguments.length > 1 ? Casts.toInteger(arguments[1]) : 0;
        long end = arguments.length > 2 ? Casts.toInteger(arguments[2]) : size;
        if (start < 0 || end < start || end > size) {
            throw new GoFunctionException("reflect.Value.Slice: slice index out of bounds");
        }
        return list instanceof GoList elements
                ? elements.slice((int) start, (int) end)
                : ((GoBytes) list).slice((int) start, (int) end);
    }

    /** The elements as texts without nil ones; anything but a list is the only element of one. */
    static List<String> texts(@Nullable Object list) {
        if (list instanceof GoList elements) {
            return texts(elements.asList());
        } else if (list instanceof GoBytes bytes) {
            return texts(integers(bytes));
        }
        return list == null ? List.of() : List.of(Texts.of(list));
    }

    private static List<String> texts(List<@Nullable Object> elements) {
        return elements.stream()
                .filter(element -> element != null)
                .map(Texts::of)
                .collect(Collectors.toList());
    }
}
