package dev.bedrock.core.template;

import com.hubspot.jinjava.el.ExtendedSyntaxBuilder;
import com.hubspot.jinjava.el.ext.CollectionMembershipOperator;
import com.hubspot.jinjava.el.ext.CollectionNonMembershipOperator;
import com.hubspot.jinjava.el.ext.ExtendedParser;
import java.util.List;
import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.Builder;
import jinjava.de.odysseus.el.tree.impl.Parser;
import jinjava.de.odysseus.el.tree.impl.Scanner.ExtensionToken;
import jinjava.de.odysseus.el.tree.impl.ast.AstBinary;
import jinjava.de.odysseus.el.tree.impl.ast.AstBracket;
import jinjava.de.odysseus.el.tree.impl.ast.AstDot;
import jinjava.de.odysseus.el.tree.impl.ast.AstIdentifier;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.de.odysseus.el.tree.impl.ast.AstRightValue;
import jinjava.javax.el.ELContext;
import org.jspecify.annotations.Nullable;

/** Parses expressions into trees that tell a name without a value from one whose value is null. */
final class StrictParser extends ExtendedParser {
    private StrictParser(Builder builder, String expression) {
        super(builder, expression);
        strict(CollectionMembershipOperator.TOKEN);
        strict(CollectionNonMembershipOperator.TOKEN);
    }

    static Builder builder() {
        return new StrictBuilder();
    }

    private static final class StrictBuilder extends ExtendedSyntaxBuilder {
        private static final long serialVersionUID = 1L;

        StrictBuilder() {
            super(Feature.METHOD_INVOCATIONS, Feature.NULL_PROPERTIES, Feature.VARARGS);
        }

        @Override
        protected Parser createParser(String expression) {
            return new StrictParser(this, expression);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private void strict(ExtensionToken token) {
        ExtensionHandler handler = getExtensionHandler(token);
        putExtensionHandler(token, new ExtensionHandler(handler.getExtensionPoint()) {
            @Override
            public AstNode createAstNode(AstNode... children) {
                return handler.createAstNode(new Defined(children[0]), new Defined(children[1]));
            }
        });
    }

    @Override
    protected AstBinary createAstBinary(AstNode left, AstNode right, AstBinary.Operator operator) {
        return super.createAstBinary(new Defined(left), new Defined(right), operator);
    }

    @Override
    protected AstDot createAstDot(AstNode base, String property, boolean lvalue) {
        return new StrictDot(base, property, lvalue);
    }

    @Override
    protected AstBracket createAstBracket(AstNode base, AstNode property, boolean lvalue, boolean strict) {
        return new StrictBracket(base, property, lvalue, strict);
    }

    private static @Nullable Object resolve(
            AstNode prefix, @Nullable Object base, @Nullable Object property, ELContext context) {
        Undefined.require(base);
        Undefined.require(property);
        String name = String.valueOf(property);
        if (base == null) {
            return new Undefined(path(prefix, name), name, List.of());
        }
        context.setPropertyResolved(false);
        Object value = context.getELResolver().getValue(context, base, property);
        return value instanceof Undefined undefined ? undefined.at(path(prefix, name)) : value;
    }

    private static String path(AstNode prefix, String name) {
        if (prefix instanceof AstIdentifier) {
            return prefix + "." + name;
        }
        return prefix instanceof StrictDot dot ? path(dot.base(), dot.name()) + "." + name : name;
    }

    private static final class StrictDot extends AstDot {
        StrictDot(AstNode base, String property, boolean lvalue) {
            super(base, property, lvalue);
        }

        AstNode base() {
            return prefix;
        }

        String name() {
            return property;
        }

        @Override
        public @Nullable Object eval(Bindings bindings, ELContext context) {
            return resolve(prefix, prefix.eval(bindings, context), property, context);
        }
    }

    private static final class StrictBracket extends AstBracket {
        StrictBracket(AstNode base, AstNode property, boolean lvalue, boolean strict) {
            super(base, property, lvalue, strict);
        }

        @Override
        public @Nullable Object eval(Bindings bindings, ELContext context) {
            return resolve(prefix, prefix.eval(bindings, context), property.eval(bindings, context), context);
        }
    }

    /** An operand: operators do not take names without a value. */
    private static final class Defined extends AstRightValue {
        private final AstNode operand;

        Defined(AstNode operand) {
            this.operand = operand;
        }

        @Override
        public @Nullable Object eval(Bindings bindings, ELContext context) {
            return Undefined.require(operand.eval(bindings, context));
        }

        @Override
        public void appendStructure(StringBuilder structure, Bindings bindings) {
            operand.appendStructure(structure, bindings);
        }

        @Override
        public int getCardinality() {
            return 1;
        }

        @Override
        public AstNode getChild(int position) {
            return operand;
        }
    }
}
