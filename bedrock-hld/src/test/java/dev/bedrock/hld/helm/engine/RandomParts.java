package dev.bedrock.hld.helm.engine;

import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares output that is partly random with two recorded runs. */
final class RandomParts {
    private RandomParts() {}

    /** Where the output differs from what both runs agree on; empty if it does not. */
    static String difference(String first, String second, String actual) {
        List<Node> one = documents(first);
        List<Node> two = documents(second);
        List<Node> ours = documents(actual);
        if (one.size() != ours.size()) {
            return one.size() + " documents expected, not " + ours.size();
        }
        for (int i = 0; i < one.size(); i++) {
            String difference = compare(
                    one.get(i).toData(), two.get(i).toData(), ours.get(i).toData(), "#" + i);
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private static List<Node> documents(String text) {
        return YamlReader.defaults().lenient().readAll("output", text);
    }

    private static String compare(@Nullable Object one, @Nullable Object two, @Nullable Object ours, String path) {
        if (one instanceof Map<?, ?> map && two instanceof Map<?, ?> other && ours instanceof Map<?, ?> mine) {
            if (!map.keySet().equals(mine.keySet())) {
                return path + ": keys " + map.keySet() + " expected, not " + mine.keySet();
            }
            return map.keySet().stream()
                    .map(key -> compare(map.get(key), other.get(key), mine.get(key), path + "." + key))
                    .filter(each -> !each.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        if (one instanceof List<?> list && two instanceof List<?> other && ours instanceof List<?> mine) {
            if (list.size() != mine.size()) {
                return path + ": " + list.size() + " elements expected, not " + mine.size();
            }
            for (int i = 0; i < list.size(); i++) {
                String difference = compare(list.get(i), other.get(i), mine.get(i), path + "[" + i + "]");
                if (!difference.isEmpty()) {
                    return difference;
                }
            }
            return "";
        }
        if (one == null ? two == null : one.equals(two)) {
            boolean same = one == null ? ours == null : one.equals(ours) || (isTime(one) && isTime(ours));
            return same ? "" : path + ": " + one + " expected, not " + ours;
        }
        if (one == null || ours == null || one.getClass() != ours.getClass()) {
            return path + ": of the type of " + one + " expected, not " + ours;
        }
        return sameLengthClass(String.valueOf(one), String.valueOf(two), String.valueOf(ours))
                ? ""
                : path + ": about as long as " + one + " expected, not " + ours;
    }

    /** Both recorded runs may have been within one second. */
    private static boolean isTime(@Nullable Object value) {
        String text = String.valueOf(value);
        return isTimestamp(text) || (text.length() == 28 && isTimestamp(decoded(text)));
    }

    private static boolean isTimestamp(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Texts of one length must have it; others, such as certificates, about the length of the recorded ones. */
    private static boolean sameLengthClass(String one, String two, String ours) {
        int shorter = Math.min(one.length(), two.length());
        int longer = Math.max(one.length(), two.length());
        int tolerance = shorter == longer && longer < 64 ? 0 : Math.max(8, longer / 10);
        return ours.length() >= shorter - tolerance && ours.length() <= longer + tolerance;
    }
}
