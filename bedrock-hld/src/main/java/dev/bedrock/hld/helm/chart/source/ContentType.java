package dev.bedrock.hld.helm.chart.source;

/** The little that is known of a file that should have been an archive. */
final class ContentType {
    private static final int LOOKED_AT = 512;

    private ContentType() {}

    /** The type that Go's content sniffing gives for plain text, other bytes and a few archives. */
    static String of(byte[] bytes) {
        if (startsWith(bytes, "PK\u0003\u0004")) {
            return "application/zip";
        }
        for (int i = 0; i < Math.min(bytes.length, LOOKED_AT); i++) {
            int b = bytes[i] & 0xff;
            boolean binary = b <= 8 || b == 0x0b || b >= 0x0e && b <= 0x1a || b >= 0x1c && b <= 0x1f;
            if (binary) {
                return "application/octet-stream";
            }
        }
        return "text/plain; charset=utf-8";
    }

    private static boolean startsWith(byte[] bytes, String signature) {
        if (bytes.length < signature.length()) {
            return false;
        }
        for (int i = 0; i < signature.length(); i++) {
            if (bytes[i] != (byte) signature.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
