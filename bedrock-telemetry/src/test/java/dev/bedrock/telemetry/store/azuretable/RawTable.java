package dev.bedrock.telemetry.store.azuretable;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import java.util.List;
import java.util.Map;

/** A table without our store in between: what other tools write to it and read from it. */
final class RawTable {
    private final TableClient table;

    RawTable(AzureTableOptions options) {
        table = new TableServiceClientBuilder()
                .endpoint(options.address().toString())
                .credential(new AzureNamedKeyCredential(
                        options.account(), options.key().reveal()))
                .buildClient()
                .getTableClient(options.table());
    }

    /** As the original tools write: all of a row at once, dropping what it had. */
    void replace(String partition, String id, Map<String, Object> columns) {
        TableEntity row = new TableEntity(partition, id);
        columns.forEach(row::addProperty);
        table.upsertEntityWithResponse(row, TableEntityUpdateMode.REPLACE, null, null);
    }

    TableEntity get(String partition, String id) {
        return table.getEntity(partition, id);
    }

    /** As the original tools read: one page, the first. */
    List<TableEntity> firstPage(String filter) {
        return table.listEntities(new ListEntitiesOptions().setFilter(filter), null, null)
                .iterableByPage()
                .iterator()
                .next()
                .getValue();
    }
}
