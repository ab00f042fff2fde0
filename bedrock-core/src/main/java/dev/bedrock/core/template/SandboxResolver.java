package dev.bedrock.core.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import java.beans.FeatureDescriptor;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * What can be reached from a value: the keys of mappings, the items of lists, and the few methods of {@link Methods}.
 * Nothing is looked up in Java classes.
 */
final class SandboxResolver extends ELResolver {
    /** Filters and tests that may see a name without a value. */
    private static final Set<String> LENIENT = Set.of("default", "d", "defined", "undefined");

    @Override
    public @Nullable Object getValue(ELContext context, Object base, Object property) {
        context.setPropertyResolved(true);
        String name = String.valueOf(property);
        if (base instanceof Map<?, ?> map) {
            return map.containsKey(name) ? map.get(name) : new Undefined(name, name, keys(map));
        }
        if (base instanceof List<?> list) {
            int position = position(name, list.size());
            return position < 0 ? new Undefined(name, name, List.of()) : list.get(position);
        }
        if (base instanceof CharSequence text) {
            int position = position(name, text.length());
            return position < 0 ? new Undefined(name, name, List.of()) : String.valueOf(text.charAt(position));
        }
        Undefined.require(base);
        return new Undefined(name, name, List.of());
    }

    private static List<String> keys(Map<?, ?> map) {
        return map.keySet().stream().map(String::valueOf).sorted().toList();
    }

    /** Behind the end, or no number: -1. Negative ones count from the end. */
    private static int position(String name, int size) {
        if (!name.matches("-?[0-9]{1,9}")) {
            return -1;
        }
        int number = Integer.parseInt(name);
        int position = number < 0 ? size + number : number;
        return position < size ? position : -1;
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            Object base,
            Object method,
            Class<?> @Nullable [] types,
            @Nullable Object @Nullable [] given) {
        context.setPropertyResolved(true);
        Object[] parameters = given == null ? new Object[0] : given;
        BoundedInterpreter at = BoundedInterpreter.current();
        at.render().budget().step(at);
        for (Object parameter : parameters) {
            PlainData.checkSize(parameter, at);
        }
        if (base instanceof Filter filter) {
            return filter(filter, parameters, at);
        }
        if (base instanceof ExpTest test) {
            return test(test, "evaluateNegated".equals(method), parameters);
        }
        Undefined.require(base);
        for (Object parameter : parameters) {
            Undefined.require(parameter);
        }
        return checked(Methods.call(base, String.valueOf(method), parameters, at), at);
    }

    private static @Nullable Object filter(Filter filter, Object[] parameters, BoundedInterpreter at) {
        Object[] positional = (Object[]) parameters[2];
        @SuppressWarnings("unchecked")
        Map<String, Object> named = (Map<String, Object>) parameters[3];
        if (!LENIENT.contains(filter.getName())) {
            Undefined.require(parameters[0]);
            for (Object argument : positional) {
                Undefined.require(argument);
            }
            named.values().forEach(Undefined::require);
        }
        Filters.checkSizes(filter.getName(), positional, named.values(), at);
        Filters.Call call = Filters.byPosition(filter, positional, named, at);
        at.requireProperties(!filter.getName().endsWith("attr"));
        return checked(filter.filter(parameters[0], at, call.positional().toArray(), call.named()), at);
    }

    private static @Nullable Object checked(@Nullable Object result, BoundedInterpreter at) {
        PlainData.checkSize(result, at);
        return result;
    }

    private static boolean test(ExpTest test, boolean negated, Object[] parameters) {
        JinjavaInterpreter interpreter = (JinjavaInterpreter) parameters[1];
        Object[] arguments = Arrays.copyOfRange(parameters, 2, parameters.length);
        if (!LENIENT.contains(test.getName())) {
            Undefined.require(parameters[0]);
        }
        for (Object argument : arguments) {
            Undefined.require(argument);
        }
        return negated
                ? test.evaluateNegated(parameters[0], interpreter, arguments)
                : test.evaluate(parameters[0], interpreter, arguments);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return Object.class;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, @Nullable Object value) {
        throw BoundedInterpreter.current().failure(TemplateCode.FAILED, "values cannot be changed", "");
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }
}
