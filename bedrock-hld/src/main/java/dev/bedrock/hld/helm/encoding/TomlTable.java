package dev.bedrock.hld.helm.encoding;

import dev.bedrock.hld.helm.gotemplate.value.GoList;
import dev.bedrock.hld.helm.gotemplate.value.GoMap;
import dev.bedrock.hld.helm.gotemplate.value.GoType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table that is being read. Values are Go values, tables, and {@link Tables} for arrays of tables. */
final class TomlTable {
    private final Map<String, Object> values = new LinkedHashMap<>();
    /** Whether nothing but the names of other tables or dotted keys made this table. */
    private boolean implicit;

    private TomlTable(boolean implicit) {
        this.implicit = implicit;
    }

    static TomlTable explicit() {
        return new TomlTable(false);
    }

    /** An array of tables. */
    private record Tables(List<TomlTable> tables) {}

    /** The table below a key, made if there is none; of an array of tables the last. Empty if something else is there. */
    Optional<TomlTable> descend(String key) {
        Object value = values.computeIfAbsent(key, name -> new TomlTable(true));
        if (value instanceof Tables array) {
            return Optional.of(array.tables.get(array.tables.size() - 1));
        }
        return value instanceof TomlTable table ? Optional.of(table) : Optional.empty();
    }

    /** The table that a header names, which must not have been there before. */
    Optional<TomlTable> define(String key) {
        Object value = values.computeIfAbsent(key, name -> new TomlTable(true));
        if (value instanceof TomlTable table && table.implicit) {
            table.implicit = false;
            return Optional.of(table);
        }
        return Optional.empty();
    }

    /** A new table at the end of an array of tables. */
    Optional<TomlTable> append(String key) {
        Object value = values.computeIfAbsent(key, name -> new Tables(new ArrayList<>()));
        if (value instanceof Tables array) {
            TomlTable table = explicit();
            array.tables.add(table);
            return Optional.of(table);
        }
        return Optional.empty();
    }

    /** Sets a value; false if there is one already. */
    boolean put(String key, Object value) {
        return values.putIfAbsent(key, value) == null;
    }

    GoMap toMap() {
        GoMap map = new GoMap();
        values.forEach((key, value) -> map.put(key, goValue(value)));
        return map;
    }

    static Object goValue(Object value) {
        if (value instanceof TomlTable table) {
            return table.toMap();
        } else if (value instanceof Tables array) {
            List<GoMap> maps = array.tables.stream().map(TomlTable::toMap).toList();
            return GoList.ofType(GoType.listOf(GoType.ANY_MAP), maps);
        }
        return value;
    }
}
