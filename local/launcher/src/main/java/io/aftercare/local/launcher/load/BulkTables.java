package io.aftercare.local.launcher.load;

import io.aftercare.local.launcher.store.Database;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Rows for all tables at once, sent table by table as soon as there are many; COPY is PostgreSQL's fastest way in. */
final class BulkTables implements AutoCloseable {
    private static final int MANY = 1 << 20;

    private final Tables tables;
    private final Connection connection;
    private final CopyManager copies;
    private final StringBuilder[] rows;

    BulkTables(Database database, Tables tables) {
        try {
            this.tables = tables;
            this.connection = database.connect();
            this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
            this.rows = Tables.NAMES.stream().map(none -> new StringBuilder()).toArray(StringBuilder[]::new);
        } catch (SQLException e) {
            throw new LoadFailed("the database cannot be reached: " + e.getMessage(), e);
        }
    }

    void write(Bundle bundle, Copy copy) {
        bundle.write(copy, rows);
        if (Arrays.stream(rows).anyMatch(table -> table.length() > MANY)) {
            flush();
        }
    }

    /** In the order of the tables, so that what is referred to is there. */
    void flush() {
        for (int table = 0; table < rows.length; table++) {
            if (!rows[table].isEmpty()) {
                send(tables.copyStatement(Tables.NAMES.get(table)), new StringReader(rows[table].toString()));
                rows[table].setLength(0);
            }
        }
    }

    long send(String statement, Reader lines) {
        try {
            return copies.copyIn(statement, lines);
        } catch (SQLException | IOException e) {
            throw new LoadFailed("rows were refused: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new LoadFailed("the connection cannot be closed: " + e.getMessage(), e);
        }
    }
}
