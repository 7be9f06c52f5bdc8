package io.aftercare.local.launcher.load;

import io.aftercare.local.launcher.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a conversation out of the database, and finds in its rows what every copy must have of its own. */
final class BundleReader {
    private static final Pattern OWN =
            Pattern.compile("(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
                    + "|(?<at>\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|\\+00(?::00)?))"
                    + "|(?<tenant>\\b" + Template.TENANT + "\\b)|(?<customer>\\b" + Template.CUSTOMER + "\\b)"
                    + "|(?<agent>\\b" + Template.AGENT + "\\b)|(?<order>\\b" + Template.ORDER + "\\b)");

    private final Database database;
    private final Tables tables;

    BundleReader(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    Bundle read(Template template) {
        String conversation = template.conversation();
        String customer = database.query(
                        "select customer_id::text from ticket.conversation where id = '" + conversation + "'",
                        row -> row.getString(1))
                .getFirst();
        long opened = database.query(
                        "select opened_at::text from ticket.cases where conversation_id = '" + conversation + "'",
                        row -> millis(row.getString(1)))
                .getFirst();
        Map<String, Integer> sequences = new HashMap<>();
        List<Bundle.Row> rows = new ArrayList<>();
        for (int table = 0; table < Tables.NAMES.size(); table++) {
            String name = Tables.NAMES.get(table);
            List<String> columns = tables.columns().get(name);
            List<Map<String, String>> found = database.query(tables.selectStatement(name, conversation), row -> {
                Map<String, String> cells = new HashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    cells.put(columns.get(i), row.getString(i + 1));
                }
                return cells;
            });
            for (Map<String, String> cells : found) {
                rows.add(row(table, columns, cells, customer, sequences));
            }
        }
        return new Bundle(template.plot(), opened, rows);
    }

    private static Bundle.Row row(
            int table,
            List<String> columns,
            Map<String, String> cells,
            String customer,
            Map<String, Integer> sequences) {
        String name = Tables.NAMES.get(table);
        int message = 1;
        if (name.equals("message")) {
            message = Integer.parseInt(cells.get("sequence"));
            sequences.put(cells.get("id"), message);
        } else if (name.equals("reply")) {
            message = sequences.get(cells.get("message_id"));
        }
        List<Piece> pieces = new ArrayList<>();
        for (String column : columns) {
            if (!pieces.isEmpty()) {
                pieces.add(new Piece.Fixed("\t"));
            }
            String value = cells.get(column);
            if (value == null) {
                pieces.add(new Piece.Fixed("\\N"));
            } else {
                pieces.addAll(
                        switch (name + "." + column) {
                            case "message.text" -> List.<Piece>of(new Piece.Text(message));
                            case "case_note.text" -> List.<Piece>of(Piece.Own.NOTE);
                            case "conversation.message_count" -> List.<Piece>of(Piece.Own.MESSAGES);
                            case "cases.number" -> List.<Piece>of(Piece.Own.CASE_NUMBER);
                            default -> pieces(value, customer);
                        });
            }
        }
        return new Bundle.Row(table, message, joined(pieces));
    }

    private static List<Piece> pieces(String value, String customer) {
        List<Piece> pieces = new ArrayList<>();
        Matcher own = OWN.matcher(value);
        int end = 0;
        while (own.find()) {
            pieces.add(new Piece.Fixed(escaped(value.substring(end, own.start()))));
            pieces.add(own(own, customer));
            end = own.end();
        }
        pieces.add(new Piece.Fixed(escaped(value.substring(end))));
        return pieces;
    }

    private static Piece own(Matcher own, String customer) {
        if (own.group("id") != null) {
            return own.group().equals(customer) ? Piece.Own.CUSTOMER : new Piece.Id(UUID.fromString(own.group()));
        }
        if (own.group("at") != null) {
            return new Piece.At(millis(own.group()), own.group().charAt(10));
        }
        return own.group("tenant") != null
                ? Piece.Own.TENANT
                : own.group("customer") != null
                        ? Piece.Own.CUSTOMER_ID
                        : own.group("agent") != null ? Piece.Own.AGENT : Piece.Own.ORDER;
    }

    private static long millis(String at) {
        return Instant.parse(at.replace(' ', 'T').replaceAll("\\+00(:00)?$", "Z"))
                .toEpochMilli();
    }

    /** As COPY wants it. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static Piece[] joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        StringBuilder fixed = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Fixed(String text)) {
                fixed.append(text);
            } else {
                if (!fixed.isEmpty()) {
                    joined.add(new Piece.Fixed(fixed.toString()));
                    fixed.setLength(0);
                }
                joined.add(piece);
            }
        }
        if (!fixed.isEmpty()) {
            joined.add(new Piece.Fixed(fixed.toString()));
        }
        return joined.toArray(Piece[]::new);
    }
}
