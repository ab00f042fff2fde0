package dev.bedrock.telemetry.store.azuretable;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.rest.PagedResponse;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import com.azure.data.tables.models.TableTransactionAction;
import dev.bedrock.core.diagnostic.AccessDeniedException;
import dev.bedrock.core.diagnostic.BedrockException;
import dev.bedrock.core.diagnostic.ConflictException;
import dev.bedrock.core.diagnostic.InvalidInputException;
import dev.bedrock.core.diagnostic.LimitExceededException;
import dev.bedrock.core.diagnostic.UnavailableException;
import dev.bedrock.telemetry.store.StoreCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The requests to the table, and what their failures mean. Thread-safe. */
final class TableAccess {
    /** As many as the service gives at once. */
    static final int PAGE = 1000;

    private static final RetryOptions RETRIES = new RetryOptions(new FixedDelayOptions(3, Duration.ofMillis(300)));
    private static final Set<TableErrorCode> MISSING =
            Set.of(TableErrorCode.RESOURCE_NOT_FOUND, TableErrorCode.ENTITY_NOT_FOUND);
    private static final Set<TableErrorCode> CONFLICTS = Set.of(
            TableErrorCode.ENTITY_ALREADY_EXISTS,
            TableErrorCode.UPDATE_CONDITION_NOT_SATISFIED,
            TableErrorCode.RESOURCE_NOT_FOUND,
            TableErrorCode.ENTITY_NOT_FOUND);
    private static final Set<TableErrorCode> TOO_LARGE = Set.of(
            TableErrorCode.ENTITY_TOO_LARGE,
            TableErrorCode.PROPERTY_VALUE_TOO_LARGE,
            TableErrorCode.CONTENT_LENGTH_EXCEEDED);
    private static final Set<TableErrorCode> NO_TABLE =
            Set.of(TableErrorCode.TABLE_NOT_FOUND, TableErrorCode.TABLE_BEING_DELETED);

    private final AzureTableOptions options;
    private final TableClient table;
    private final AtomicLong requests = new AtomicLong();

    TableAccess(AzureTableOptions options) {
        this.options = options;
        this.table = new TableServiceClientBuilder()
                .endpoint(options.address().toString())
                .credential(new AzureNamedKeyCredential(
                        options.account(), options.key().reveal()))
                .httpClient(new JdkHttpClientBuilder()
                        .connectionTimeout(options.patience())
                        .responseTimeout(options.patience())
                        .readTimeout(options.patience())
                        .build())
                .retryOptions(RETRIES)
                .addPolicy(new Count(requests))
                .buildClient()
                .getTableClient(options.table());
    }

    /** Counts what is sent, retries as well. */
    private record Count(AtomicLong requests) implements HttpPipelinePolicy {
        @Override
        public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
            requests.incrementAndGet();
            return next.process();
        }

        @Override
        public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
            requests.incrementAndGet();
            return next.processSync();
        }
    }

    long requests() {
        return requests.get();
    }

    /** Creates the table if it is not there. */
    void create() {
        call(() -> {
            try {
                return table.createTable();
            } catch (TableServiceException e) {
                if (TableErrorCode.TABLE_ALREADY_EXISTS.equals(code(e))) {
                    return null;
                }
                throw e;
            }
        });
    }

    Optional<TableEntity> get(String partition, String row) {
        return Optional.ofNullable(call(() -> {
            try {
                return table.getEntity(partition, row);
            } catch (TableServiceException e) {
                if (MISSING.contains(code(e))) {
                    return null;
                }
                throw e;
            }
        }));
    }

    /**
     * Goes through the rows of a filter in their order, page by page.
     *
     * @param goOn what is asked after each page, with its last row, whether there is more to ask for
     */
    void list(
            String filter,
            List<String> columns,
            int pageSize,
            Consumer<TableEntity> action,
            Predicate<TableEntity> goOn) {
        ListEntitiesOptions query =
                new ListEntitiesOptions().setFilter(filter).setSelect(columns).setTop(pageSize);
        var pages = call(
                () -> table.listEntities(query, null, null).iterableByPage().iterator());
        while (call(pages::hasNext)) {
            PagedResponse<TableEntity> page = call(pages::next);
            List<TableEntity> rows = page.getValue();
            rows.forEach(action);
            if (!rows.isEmpty() && !goOn.test(rows.get(rows.size() - 1))) {
                return;
            }
        }
    }

    void submit(List<TableTransactionAction> actions) {
        call(() -> table.submitTransaction(actions));
    }

    void delete(String partition, String row) {
        call(() -> {
            table.deleteEntity(partition, row);
            return null;
        });
    }

    private <T extends @Nullable Object> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (HttpResponseException e) {
            throw failure(e);
        } catch (BedrockException e) {
            throw e;
        } catch (RuntimeException e) {
            // The SDK wraps what the network does in several types of its own libraries.
            throw new UnavailableException(
                    StoreCode.UNAVAILABLE.error("the table " + options.table() + " of " + host() + " does not answer"),
                    e);
        }
    }

    private static TableErrorCode code(HttpResponseException e) {
        TableErrorCode code = e instanceof TableServiceException service && service.getValue() != null
                ? service.getValue().getErrorCode()
                : null;
        return code == null ? TableErrorCode.fromString("none") : code;
    }

    private BedrockException failure(HttpResponseException e) {
        TableErrorCode code = code(e);
        int status = e.getResponse() == null ? 0 : e.getResponse().getStatusCode();
        if (NO_TABLE.contains(code)) {
            return new InvalidInputException(
                    List.of(AzureTableCode.TABLE_MISSING
                            .error("there is no table " + options.table() + " in " + host())
                            .withHint("create it, or check the name")),
                    e);
        }
        if (CONFLICTS.contains(code) || status == 412) {
            return new ConflictException(StoreCode.CHANGED.error("a deployment was changed after it was read"), e);
        }
        if (TOO_LARGE.contains(code) || status == 413) {
            return new LimitExceededException(AzureTableCode.TOO_LARGE.error("the table takes no row as large"), e);
        }
        if (status == 401 || status == 403) {
            return new AccessDeniedException(
                    AzureTableCode.DENIED.error(
                            "the key of the account " + options.account() + " is refused by " + host()),
                    e);
        }
        return new UnavailableException(
                StoreCode.UNAVAILABLE.error("the table " + options.table() + " of " + host() + " answers with "
                        + (status == 0 ? "an error" : "status " + status)),
                e);
    }

    private String host() {
        return options.address().getHost();
    }
}
