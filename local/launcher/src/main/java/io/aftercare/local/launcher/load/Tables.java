package io.aftercare.local.launcher.load;

import io.aftercare.local.launcher.store.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that a conversation lies in, and their columns as the database has them: a new one is loaded too. */
record Tables(Map<String, List<String>> columns) {
    /** What is referred to comes first. */
    static final List<String> NAMES = List.of(
            "conversation", "message", "reply", "cases", "case_history", "task", "case_note", "promise", "handoff");

    static Tables of(Database database) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (String name : NAMES) {
            columns.put(
                    name,
                    database.query(
                            "select column_name from information_schema.columns where table_schema = 'ticket'"
                                    + " and table_name = '" + name + "' and is_generated = 'NEVER'"
                                    + " order by ordinal_position",
                            row -> row.getString(1)));
        }
        return new Tables(columns);
    }

    String copyStatement(String name) {
        return "copy ticket." + name + " (" + String.join(", ", columns.get(name)) + ") from stdin";
    }

    /** All columns as text, of the rows of one conversation. */
    String selectStatement(String name, String conversation) {
        String which = switch (name) {
            case "conversation" -> "id = '" + conversation + "'";
            case "case_history", "task", "case_note" ->
                "case_id in (select id from ticket.cases where conversation_id = '" + conversation + "')";
            default -> "conversation_id = '" + conversation + "'";
        };
        return "select "
                + String.join(
                        ", ",
                        columns.get(name).stream().map(it -> it + "::text").toList()) + " from ticket." + name
                + " where " + which + " order by id";
    }
}
