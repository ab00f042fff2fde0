package dev.bedrock.telemetry.store.azuretable;

import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.util.List;

/**
 * Whether all deployments of a project have index rows, which a row of its own says. A project gets it with its first
 * deployment; one in which other tools have written, when the index rows of theirs have been made.
 */
final class IndexState {
    private static final String ROW = TableKeys.INDEX + "index";

    private final TableAccess table;
    private final String partition;
    private final boolean otherWriters;
    private State state = State.UNKNOWN;

    IndexState(TableAccess table, String partition, boolean otherWriters) {
        this.table = table;
        this.partition = partition;
        this.otherWriters = otherWriters;
    }

    private enum State {
        UNKNOWN,
        COMPLETE,
        NOT_COMPLETE,
        /** As not complete, because there is nothing: the first deployment makes it complete. */
        EMPTY
    }

    boolean isComplete() {
        return !otherWriters && state() == State.COMPLETE;
    }

    private synchronized State state() {
        if (state == State.UNKNOWN || state == State.EMPTY) {
            state = table.get(partition, ROW).isPresent() ? State.COMPLETE : stateOfOthers();
        }
        return state;
    }

    private State stateOfOthers() {
        boolean[] empty = {true};
        table.list(
                "PartitionKey eq " + AzureTableStore.quoted(partition),
                List.of("PartitionKey", "RowKey"),
                1,
                row -> empty[0] = false,
                last -> false);
        return empty[0] ? State.EMPTY : State.NOT_COMPLETE;
    }

    void beforeWriting() {
        if (!otherWriters && state() == State.EMPTY) {
            complete();
        }
    }

    synchronized void complete() {
        table.submit(List.of(
                new TableTransactionAction(TableTransactionActionType.UPSERT_MERGE, new TableEntity(partition, ROW))));
        state = State.COMPLETE;
    }
}
