package dev.bedrock.hld.helm.sprig;

import dev.bedrock.hld.helm.gotemplate.value.GoFunctionException;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Merging of dictionaries into the first one.
 *
 * <p>Dictionaries that both sides have under a key are merged in turn; one that only the source has is shared afterwards.
 * Lists are replaced as a whole. Without overwriting, the destination keeps what it has unless that is empty; with
 * overwriting, the source always wins, even if it is empty or nil.
 */
final class DictMerge {
    private static final int MAX_DEPTH = 1_000;

    private final boolean overwrite;

    private DictMerge(boolean overwrite) {
        this.overwrite = overwrite;
    }

    /** Merges all dictionaries but the first one into the first one, which is returned; nil is an empty one. */
    static GoMap merge(@Nullable Object[] dicts, boolean overwrite) {
        GoMap target = dicts[0] instanceof GoMap dict ? dict : new GoMap();
        DictMerge merge = new DictMerge(overwrite);
        for (int i = 1; i < dicts.length; i++) {
            if (dicts[i] instanceof GoMap source) {
                merge.mergeInto(target, source, 0);
            }
        }
        return target;
    }

    private void mergeInto(GoMap target, GoMap source, int depth) {
        if (depth > MAX_DEPTH) {
            throw new GoFunctionException("dictionaries nest too deeply to be merged");
        }
        for (String key : source.sortedKeys()) {
            Object theirs = source.get(key);
            if (theirs == null) {
                if (overwrite) {
                    put(target, key, null);
                }
                continue;
            }
            Object ours = target.get(key);
            if (theirs instanceof GoMap theirMap && ours instanceof GoMap ourMap) {
                mergeInto(ourMap, theirMap, depth + 1);
                if (ourMap.isEmpty()) {
                    put(target, key, theirMap);
                }
            } else if (overwrite || DefaultFunctions.isEmpty(ours)) {
                put(target, key, theirs);
            }
        }
    }

    private static void put(GoMap target, String key, @Nullable Object value) {
        if (target.type().element().kind() != Kind.INTERFACE) {
            throw new GoFunctionException(
                    "reflect.Value.SetMapIndex: value of type interface {} is not assignable to type "
                            + target.type().element());
        }
        target.put(key, value);
    }
}
