package dev.bedrock.hld.helm.golib;

/** What Go takes for the abbreviation of a time zone when it reads a time. */
final class ZoneNames {
    private ZoneNames() {}

    /** How many characters at the start are an abbreviation; 0 if there is none. */
    static int lengthAtStartOf(String text) {
        if (text.length() < 3) {
            return 0;
        }
        if (text.startsWith("ChST") || text.startsWith("MeST")) {
            return 4;
        }
        if (text.startsWith("GMT")) {
            return 3 + signedHours(text.substring(3));
        }
        if (text.charAt(0) == '+' || text.charAt(0) == '-') {
            return signedHours(text);
        }
        int capitals = 0;
        while (capitals < 6 && capitals < text.length() && Ascii.isUpper(text.charAt(capitals))) {
            capitals++;
        }
        return switch (capitals) {
            case 3 -> 3;
            case 4 -> text.charAt(3) == 'T' || text.startsWith("WITA") ? 4 : 0;
            case 5 -> text.charAt(4) == 'T' ? 5 : 0;
            default -> 0;
        };
    }

    /** The hours in an abbreviation such as {@code GMT+3}; 0 for any other. */
    static int hoursAfterGmt(String abbreviation) {
        return abbreviation.startsWith("GMT") && abbreviation.length() > 3
                ? Integer.parseInt(abbreviation.substring(3))
                : 0;
    }

    private static int signedHours(String text) {
        if (!text.startsWith("+") && !text.startsWith("-")) {
            return 0;
        }
        int end = 1;
        int hours = 0;
        while (end < text.length() && Ascii.isDigit(text.charAt(end))) {
            hours = Math.min(1000, hours * 10 + text.charAt(end) - '0');
            end++;
        }
        return end == 1 || hours > 23 ? 0 : end;
    }
}
