package dev.bedrock.telemetry.store.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.SourceLocation;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.core.document.MapNode;
import dev.bedrock.core.document.Node;
import dev.bedrock.core.document.ScalarNode;
import dev.bedrock.core.document.json.JsonReader;
import dev.bedrock.telemetry.deployment.Deployment;
import dev.bedrock.telemetry.deployment.DeploymentField;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads deployments line by line; empty lines are passed over. */
final class LineReader {
    private static final int LONGEST = 4 * 1024 * 1024;

    private final String name;
    private final InputStream in;
    private int line;

    LineReader(String name, InputStream in) {
        this.name = name;
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next one, empty at the end. */
    Optional<Deployment> next() {
        for (Optional<String> text = text(); text.isPresent(); text = text()) {
            if (!text.get().isBlank()) {
                return Optional.of(deployment(text.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> text() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        line++;
        try {
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            for (; next >= 0 && next != '\n'; next = in.read()) {
                if (bytes.size() == LONGEST) {
                    throw new LimitExceededException(
                            TransferCode.LINE_TOO_LONG.error("the line is longer than " + LONGEST + " bytes", here()));
                }
                bytes.write(next);
            }
            return Optional.of(UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            throw invalid("the line is not UTF-8", here());
        } catch (IOException e) {
            throw new UnavailableException(
                    TransferCode.UNREADABLE.error("the deployments could not be read: " + e.getMessage(), here()), e);
        }
    }

    private Deployment deployment(String text) {
        Node node;
        try {
            node = JsonReader.defaults().read(name, text);
        } catch (BedrockException e) {
            String what = e.problems().get(0).message();
            throw invalid("the line is not JSON: " + what, here());
        }
        if (!(node instanceof MapNode columns)) {
            throw invalid("the line is not an object", here());
        }
        String id = "";
        Map<DeploymentField, String> fields = new EnumMap<>(DeploymentField.class);
        for (MapNode.Entry entry : columns.entries()) {
            Optional<DeploymentField> field = DeploymentField.ofColumn(entry.key());
            if (entry.key().equals("id")) {
                id = value(entry);
            } else if (field.isPresent()) {
                fields.put(field.get(), value(entry));
            }
        }
        if (id.isBlank()) {
            throw invalid("the line has no id", here());
        }
        return new Deployment(id, fields);
    }

    private String value(MapNode.Entry entry) {
        if (entry.value() instanceof ScalarNode scalar) {
            return scalar.isNull() ? "" : scalar.text();
        }
        throw invalid("the column '" + entry.key() + "' is no text", here());
    }

    private SourceLocation here() {
        return SourceLocation.of(name, line, 1);
    }

    private static InvalidInputException invalid(String message, SourceLocation location) {
        return new InvalidInputException(List.of(TransferCode.NOT_A_DEPLOYMENT.error(message, location)));
    }
}
