package dev.bedrock.cli.deployment;

import dev.bedrock.cli.terminal.CliContext;
import dev.bedrock.core.diagnostic.CoreCode;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.Problem;
import dev.bedrock.core.http.HttpAccess;
import dev.bedrock.core.secret.Secret;
import dev.bedrock.core.secret.SecretReferences;
import dev.bedrock.infra.azure.AzureCredential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who asks Azure, and for which subscription. */
final class AzureSignIn {
    @Option(
            names = "--service-principal-id",
            paramLabel = "ID",
            description = "The application that signs in. Default: ARM_CLIENT_ID.")
    private @Nullable String clientId;

    @Option(
            names = "--service-principal-password",
            paramLabel = "SECRET",
            description = "Its secret, better as $${env:NAME} than in clear. Default: ARM_CLIENT_SECRET.")
    private @Nullable String clientSecret;

    @Option(names = "--tenant-id", paramLabel = "ID", description = "The tenant. Default: ARM_TENANT_ID.")
    private @Nullable String tenant;

    @Option(
            names = "--subscription-id",
            paramLabel = "ID",
            description = "The subscription. Default: ARM_SUBSCRIPTION_ID.")
    private @Nullable String subscription;

    @Option(
            names = "--access-token",
            paramLabel = "TOKEN",
            description =
                    "A token in place of a service principal, such as from 'az account get-access-token', better as"
                            + " $${env:NAME} than in clear.")
    private @Nullable String token;

    String subscription(CliContext context) {
        List<Problem> missing = new ArrayList<>();
        String id = setting(context, subscription, "ARM_SUBSCRIPTION_ID", "--subscription-id", missing);
        fail(missing);
        return id;
    }

    AzureCredential credential(CliContext context) {
        if (token != null) {
            return AzureCredential.ofToken(SecretReferences.resolve(token, context.variables()));
        }
        List<Problem> missing = new ArrayList<>();
        String application = setting(context, clientId, "ARM_CLIENT_ID", "--service-principal-id", missing);
        String secret = setting(context, clientSecret, "ARM_CLIENT_SECRET", "--service-principal-password", missing);
        String directory = setting(context, tenant, "ARM_TENANT_ID", "--tenant-id", missing);
        fail(missing);
        return AzureCredential.servicePrincipal(
                directory, application, Secret.of(secret), HttpAccess.builder().build());
    }

    private static String setting(
            CliContext context, @Nullable String value, String variable, String option, List<Problem> missing) {
        Optional<String> given = Optional.ofNullable(value)
                .map(text -> SecretReferences.resolve(text, context.variables()).reveal())
                .or(() -> context.variables().get(variable));
        if (given.filter(text -> !text.isBlank()).isEmpty()) {
            missing.add(CoreCode.SECRET_UNSET
                    .error("neither " + option + " is given, nor " + variable + " set")
                    .withHint("give one of them"));
        }
        return given.orElse("");
    }

    private static void fail(List<Problem> missing) {
        if (!missing.isEmpty()) {
            throw new InvalidInputException(missing);
        }
    }
}
