package dev.bedrock.hld.helm.chart.schema;

import java.util.Optional;

/** The versions of JSON schema, oldest first. */
enum Draft {
    DRAFT_4("http://json-schema.org/draft-04/schema"),
    DRAFT_6("http://json-schema.org/draft-06/schema"),
    DRAFT_7("http://json-schema.org/draft-07/schema"),
    DRAFT_2019("https://json-schema.org/draft/2019-09/schema"),
    DRAFT_2020("https://json-schema.org/draft/2020-12/schema");

    private final String url;

    Draft(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    boolean before(Draft other) {
        return compareTo(other) < 0;
    }

    /** The keyword that names a schema. */
    String idKeyword() {
        return this == DRAFT_4 ? "id" : "$id";
    }

    static Optional<Draft> of(String url) {
        String plain = url.endsWith("#") ? url.substring(0, url.length() - 1) : url;
        String address = plain.substring(plain.indexOf(':') + 1);
        if (address.equals("//json-schema.org/schema")) {
            return Optional.of(DRAFT_2020);
        }
        for (Draft draft : values()) {
            if (draft.url.substring(draft.url.indexOf(':') + 1).equals(address)) {
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }
}
