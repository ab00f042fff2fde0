package dev.bedrock.core.template;

import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import com.hubspot.jinjava.lib.tag.Tag;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The filters, tests, functions and statements that templates have: those of Jinja that are bounded and give the same
 * result each time. What is not on these lists does not exist, whatever else the engine brings.
 */
final class StrictContext extends Context {
    static final Set<String> TAGS = Set.of(
            "block", "call", "elif", "else", "extends", "for", "from", "if", "import", "include", "macro", "raw",
            "set");
    static final Set<String> FUNCTIONS = Set.of("namespace", "range", "super", "caller");
    private static final Set<String> ENGINE_FILTERS = Set.of(
            "abs",
            "batch",
            "capitalize",
            "count",
            "dictsort",
            "difference",
            "first",
            "float",
            "groupby",
            "int",
            "intersect",
            "last",
            "length",
            "list",
            "lower",
            "map",
            "reject",
            "rejectattr",
            "reverse",
            "round",
            "select",
            "selectattr",
            "slice",
            "sort",
            "split",
            "sum",
            "title",
            "trim",
            "truncate",
            "union",
            "unique",
            "upper",
            "urlencode",
            "wordcount");

    StrictContext() {
        Filters.all().forEach(this::registerFilter);
        registerExpTest(new IsDefined("defined", true));
        registerExpTest(new IsDefined("undefined", false));
        registerTag(new LoopTag());
        registerTag(new IncludedTag());
        registerTag(new AssignmentTag());
    }

    @Override
    public Filter getFilter(String name) {
        if (Filters.NAMES.contains(name) || ENGINE_FILTERS.contains(name)) {
            return super.getFilter(name);
        }
        Set<String> known = new TreeSet<>(ENGINE_FILTERS);
        known.addAll(Filters.NAMES);
        throw BoundedInterpreter.current().unknown("filter", name, known);
    }

    @Override
    public ExpTest getExpTest(String name) {
        ExpTest test = super.getExpTest(name);
        if (test == null) {
            throw BoundedInterpreter.current()
                    .unknown(
                            "test",
                            name,
                            getAllExpTests().stream().map(ExpTest::getName).toList());
        }
        return test;
    }

    @Override
    public @Nullable Tag getTag(String name) {
        boolean known = TAGS.contains(name) || (name.startsWith("end") && TAGS.contains(name.substring(3)));
        return known ? super.getTag(name) : null;
    }

    @Override
    public Collection<ELFunctionDefinition> getAllFunctions() {
        return super.getAllFunctions().stream()
                .filter(function -> function.getNamespace().isEmpty() && FUNCTIONS.contains(function.getLocalName()))
                .toList();
    }
}
