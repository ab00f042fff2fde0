package dev.bedrock.hld.helm.release;

import dev.bedrock.hld.helm.HelmCode;
import dev.bedrock.hld.helm.HelmFailureException;
import dev.bedrock.hld.helm.chart.GoText;
import java.util.ArrayList;
import java.util.List;

/**
 * A version of Kubernetes.
 *
 * @param version as it was given, with {@code v} in front: {@code v1.25.3-gke.100}
 * @param normalized its numbers alone: {@code v1.25.3}
 * @param major the first number
 * @param minor the second number
 */
public record KubeVersion(String version, String normalized, String major, String minor) {
    /**
     * Reads a version of at least two numbers.
     *
     * @throws HelmFailureException if it is none
     */
    public static KubeVersion parse(String text) {
        String plain = text.strip();
        String withoutV = plain.startsWith("v") ? plain.substring(1) : plain;
        List<String> numbers = numbers(withoutV);
        if (numbers.isEmpty()) {
            throw failure(text, "could not parse " + GoText.quote(text) + " as version");
        }
        if (numbers.size() < 2) {
            throw failure(text, "illegal version string " + GoText.quote(text));
        }
        String major = numbers.get(0);
        if (major.startsWith("0") && !major.equals("0")) {
            throw failure(
                    text,
                    "illegal zero-prefixed version component " + GoText.quote(major) + " in " + GoText.quote(text));
        }
        List<String> normal = numbers.stream().map(KubeVersion::withoutZeros).toList();
        return new KubeVersion("v" + withoutV, "v" + String.join(".", normal), normal.get(0), normal.get(1));
    }

    private static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>();
        int at = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            int end = at;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            numbers.add(text.substring(at, end));
            at = end < text.length() && text.charAt(end) == '.' ? end + 1 : text.length();
        }
        return numbers;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String withoutZeros(String number) {
        int start = 0;
        while (start < number.length() - 1 && number.charAt(start) == '0') {
            start++;
        }
        return number.substring(start);
    }

    private static HelmFailureException failure(String text, String reason) {
        return HelmFailureException.of(HelmCode.KUBE_VERSION_INVALID, "invalid kube version '" + text + "': " + reason);
    }
}
