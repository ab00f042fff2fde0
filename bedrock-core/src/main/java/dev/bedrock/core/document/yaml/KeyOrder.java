package dev.bedrock.core.document.yaml;

import java.util.Comparator;

/**
 * The order in which Kubernetes tools write keys: runs of digits by their number, letters after all else.
 */
final class KeyOrder implements Comparator<String> {
    static final KeyOrder INSTANCE = new KeyOrder();

    private KeyOrder() {}

    /**
     * Sorts keys. The order contradicts itself for some mixtures of digits and letters ({@code 1 < 02 < 0a < 1}), and other
     * tools then print now this order, now that; the JDK's sorting may refuse it, a plain merge sort does not mind.
     */
    static void sort(String[] keys) {
        sort(keys.clone(), keys, 0, keys.length);
    }

    private static void sort(String[] from, String[] to, int start, int end) {
        if (end - start < 2) {
            return;
        }
        int middle = (start + end) >>> 1;
        sort(to, from, start, middle);
        sort(to, from, middle, end);
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
            boolean takeLeft = right == end || (left < middle && INSTANCE.compare(from[left], from[right]) <= 0);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    @Override
    public int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; ) {
            int x = a.codePointAt(i);
            int y = b.codePointAt(i);
            if (x != y) {
                return compare(a, x, b, y, i);
            }
            i += Character.charCount(x);
        }
        return a.length() - b.length();
    }

    private static int compare(String a, int x, String b, int y, int at) {
        boolean letterX = Character.isLetter(x);
        boolean letterY = Character.isLetter(y);
        if (letterX && letterY) {
            return Integer.compare(x, y);
        }
        if (letterX || letterY) {
            return letterX ? 1 : -1;
        }
        // After a digit other than zero, a zero at the difference is not a leading one: it makes the number longer.
        long start = (x == '0' || y == '0') && followsNonZero(a, at) ? 1 : 0;
        int endX = endOfDigits(a, at);
        int endY = endOfDigits(b, at);
        int byNumber = Long.compare(number(a, at, endX, start), number(b, at, endY, start));
        if (byNumber != 0) {
            return byNumber;
        }
        return endX != endY ? Integer.compare(endX, endY) : Integer.compare(x, y);
    }

    private static boolean followsNonZero(String text, int at) {
        for (int i = at - 1; i >= 0 && Character.isDigit(text.charAt(i)); i--) {
            if (text.charAt(i) != '0') {
                return true;
            }
        }
        return false;
    }

    private static int endOfDigits(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static long number(String text, int from, int to, long start) {
        long number = start;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }
}
