package dev.bedrock.hld.helm.sprig;

import dev.bedrock.hld.helm.golib.GoSyntaxException;
import dev.bedrock.hld.helm.gotemplate.value.GoBytes;
import dev.bedrock.hld.helm.gotemplate.value.GoFunction;
import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoObject;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import dev.bedrock.hld.helm.gotemplate.value.Kind;
import dev.bedrock.hld.helm.gotemplate.value.TypedInteger;
import dev.bedrock.hld.helm.semver.SemanticVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A semantic version as a value of templates.
 *
 * @param version the version
 * @param pointer whether it is a {@code *semver.Version}, as {@code semver} returns it, or a plain one, as methods do
 */
public record VersionObject(SemanticVersion version, boolean pointer) implements GoObject, MarshaledText {
    private static final GoType STRUCT = GoType.struct("semver.Version");
    private static final GoType POINTER = GoType.pointerTo(STRUCT);

    @Override
    public GoType type() {
        return pointer ? POINTER : STRUCT;
    }

    @Override
    public Optional<String> text() {
        return Optional.of(version.toString());
    }

    @Override
    public Map<String, @Nullable Object> printedFields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("major", unsigned(version.major()));
        fields.put("minor", unsigned(version.minor()));
        fields.put("patch", unsigned(version.patch()));
        fields.put("pre", version.prerelease());
        fields.put("metadata", version.metadata());
        fields.put("original", version.original());
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public String marshaledText() {
        return version.toString();
    }

    @Override
    public Optional<GoFunction> method(String name) {
        GoFunction method =
                switch (name) {
                    case "String" -> getter(name, version.toString());
                    case "Major" -> getter(name, unsigned(version.major()));
                    case "Minor" -> getter(name, unsigned(version.minor()));
                    case "Patch" -> getter(name, unsigned(version.patch()));
                    case "Prerelease" -> getter(name, version.prerelease());
                    case "Metadata" -> getter(name, version.metadata());
                    case "Value" -> getter(name, version.toString());
                    case "MarshalText" -> getter(name, GoBytes.of(version.toString()));
                    case "MarshalJSON" -> getter(name, GoBytes.of('"' + version.toString() + '"'));
                    case "IncPatch" -> getter(name, plain(version.nextPatch()));
                    case "IncMinor" -> getter(name, plain(version.nextMinor()));
                    case "IncMajor" -> getter(name, plain(version.nextMajor()));
                    case "SetPrerelease" -> setter(name, version::withPrerelease);
                    case "SetMetadata" -> setter(name, version::withMetadata);
                    default -> pointer ? pointerMethod(name) : null;
                };
        return Optional.ofNullable(method);
    }

    private @Nullable GoFunction pointerMethod(String name) {
        return switch (name) {
            case "Original" -> getter(name, version.original());
            case "Compare" ->
                GoFunction.of(
                        name, List.of(POINTER), (context, arguments) -> (long) Integer.signum(compareTo(arguments[0])));
            case "LessThan" -> comparison(name, order -> order < 0);
            case "LessThanEqual" -> comparison(name, order -> order <= 0);
            case "GreaterThan" -> comparison(name, order -> order > 0);
            case "GreaterThanEqual" -> comparison(name, order -> order >= 0);
            case "Equal" -> comparison(name, order -> order == 0);
            default -> null;
        };
    }

    private static VersionObject plain(SemanticVersion version) {
        return new VersionObject(version, false);
    }

    private static TypedInteger unsigned(long number) {
        return new TypedInteger(Kind.UINT64, number);
    }

    private static GoFunction getter(String name, Object value) {
        return GoFunction.of(name, (context, arguments) -> value);
    }

    private GoFunction comparison(String name, IntPredicate condition) {
        return GoFunction.of(name, List.of(POINTER), (context, arguments) -> condition.test(compareTo(arguments[0])));
    }

    private int compareTo(@Nullable Object other) {
        if (other instanceof VersionObject object) {
            return version.compareTo(object.version);
        }
        throw new GoFunctionException("runtime error: invalid memory address or nil pointer dereference");
    }

    /** Makes a version out of a text. */
    private interface Change {
        SemanticVersion apply(String text) throws GoSyntaxException;
    }

    private static GoFunction setter(String name, Change change) {
        return GoFunction.of(name, List.of(GoType.STRING), (context, arguments) -> {
            try {
                return plain(change.apply(String.valueOf(arguments[0])));
            } catch (GoSyntaxException e) {
                throw new GoFunctionException(e.getMessage());
            }
        });
    }
}
