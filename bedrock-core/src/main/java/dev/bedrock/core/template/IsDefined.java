package dev.bedrock.core.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import org.jspecify.annotations.Nullable;

/** {@code is defined} and {@code is undefined}: a null is defined. */
record IsDefined(String name, boolean wanted) implements ExpTest {
    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean evaluate(@Nullable Object value, JinjavaInterpreter interpreter, @Nullable Object... args) {
        return wanted != value instanceof Undefined;
    }
}
