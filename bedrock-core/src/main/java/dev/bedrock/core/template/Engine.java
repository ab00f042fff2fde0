package dev.bedrock.core.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.TruthyTypeConverter;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.InterpreterFactory;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.random.RandomNumberGeneratorStrategy;
import dev.bedrock.core.diagnostic.SourceLocation;
import java.util.Map;
import jinjava.de.odysseus.el.ExpressionFactoryImpl;
import jinjava.de.odysseus.el.tree.TreeStore;
import jinjava.de.odysseus.el.tree.impl.Cache;
import jinjava.javax.el.ExpressionFactory;
import org.jspecify.annotations.Nullable;

/** The engine with everything closed that templates do not need. One for each render: it holds the names of that. */
final class Engine extends Jinjava {
    private static final int KEPT_EXPRESSIONS = 2_000;
    /** Parsed expressions hold no values, so all renders share them. */
    private static final ExpressionFactory EXPRESSIONS = new ExpressionFactoryImpl(
            new TreeStore(StrictParser.builder(), new Cache(KEPT_EXPRESSIONS)), new Converter());

    private final StrictContext context = new StrictContext();

    private Engine(JinjavaConfig config) {
        super(config);
    }

    private static final class Converter extends TruthyTypeConverter {
        private static final long serialVersionUID = 1L;

        @Override
        public <T> @Nullable T convert(@Nullable Object value, Class<T> type) {
            return super.convert(Undefined.require(value), type);
        }
    }

    @Override
    public Context getGlobalContext() {
        // The constructor of the superclass may ask for it before there is one.
        return context == null ? super.getGlobalContext() : context;
    }

    @Override
    public ExpressionFactory getExpressionFactory() {
        return EXPRESSIONS;
    }

    /** Renders the main template. */
    static String render(Render render, Map<String, ?> values) {
        TemplateLimits limits = render.budget().limits();
        JinjavaConfig config = config(limits, render);
        Engine engine = new Engine(config);
        Context names = new Context(engine.context, values);
        names.getCurrentPathStack().pushWithoutCycleCheck(render.main(), 1, 0);
        BoundedInterpreter interpreter = new BoundedInterpreter(engine, names, config, render);
        String text = render.source().readMain(render.main());
        try {
            String output = interpreter.render(interpreter.parse(text));
            if (output.length() > limits.output()) {
                throw interpreter.failure(
                        TemplateCode.LIMIT, "the output has more than " + limits.output() + " characters", "");
            }
            return output;
        } catch (StackOverflowError e) {
            throw new TemplateFailure(
                    TemplateCode.LIMIT,
                    "the statements or expressions are nested too deep",
                    SourceLocation.of(render.source().shown(render.main())),
                    "");
        } catch (RuntimeException e) {
            throw ErrorTranslation.of(e, interpreter);
        }
    }

    private static JinjavaConfig config(TemplateLimits limits, Render render) {
        return JinjavaConfig.newBuilder()
                .withNestedInterpretationEnabled(false)
                .withElResolver(new SandboxResolver())
                .withInterperterFactory(new Interpreters(render))
                .withMaxOutputSize(limits.output())
                .withMaxRenderDepth(limits.depth())
                .withMaxListSize(limits.items())
                .withMaxMapSize(limits.items())
                .withRangeLimit(limits.items() + 1)
                .withMaxStringLength(limits.text())
                .withRandomNumberGeneratorStrategy(RandomNumberGeneratorStrategy.CONSTANT_ZERO)
                .withKeepTrailingNewline(true)
                .withLegacyOverrides(LegacyOverrides.newBuilder()
                        .withParseWhitespaceControlStrictly(true)
                        .build())
                .build();
    }

    /** Makes the interpreters of imported templates. */
    private record Interpreters(Render render) implements InterpreterFactory {
        @Override
        public JinjavaInterpreter newInstance(JinjavaInterpreter importing) {
            return new BoundedInterpreter((BoundedInterpreter) importing);
        }

        @Override
        public JinjavaInterpreter newInstance(Jinjava engine, Context context, JinjavaConfig config) {
            return new BoundedInterpreter(engine, context, config, render);
        }
    }
}
