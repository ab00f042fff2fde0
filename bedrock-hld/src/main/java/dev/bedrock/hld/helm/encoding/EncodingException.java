package dev.bedrock.hld.helm.encoding;

/** A value has no form in the language, or a text is not of the language; the message is the one Helm's libraries give. */
final class EncodingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EncodingException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
