package dev.bedrock.hld.helm.chart.source;

/** The little that is known of a file that should have been an archive. */
final class ContentType {
    private static final int LOOKED_AT = 512;
    private static final String BINARY = "application/octet-stream";

    private ContentType() {}

    /** As Helm names it, which looks at a buffer of 512 bytes and so takes whatever is shorter for binary. */
    static String of(byte[] bytes) {
        if (startsWith(bytes, "PK\u0003\u0004")) {
            return "application/zip";
        }
        if (bytes.length < LOOKED_AT) {
            return BINARY;
        }
        for (int i = 0; i < LOOKED_AT; i++) {
            int b = bytes[i] & 0xff;
            boolean binary = b <= 8 || b == 0x0b || (b >= 0x0e && b <= 0x1a) || (b >= 0x1c && b <= 0x1f);
            if (binary) {
                return BINARY;
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
