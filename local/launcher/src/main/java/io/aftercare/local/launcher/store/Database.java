package io.aftercare.local.launcher.store;

import io.aftercare.local.platform.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The system's database, seen from outside; each statement on a connection of its own, as any may be cut. */
public record Database(int port) {
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/" + LocalPostgres.DATABASE + "?loginTimeout=10",
                LocalPostgres.USER,
                LocalPostgres.PASSWORD);
    }

    public <T> List<T> query(String sql, RowReader<T> reader) {
        try (Connection connection = connect()) {
            // Only within a transaction does the driver fetch in portions.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(1_000);
                List<T> all = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        all.add(reader.read(rows));
                    }
                }
                connection.commit();
                return all;
            }
        } catch (SQLException e) {
            throw new DatabaseFailed("the database does not answer: " + e.getMessage(), e);
        }
    }

    public long count(String sql) {
        return query(sql, row -> row.getLong(1)).getFirst();
    }

    public int update(String sql) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailed("the database does not answer: " + e.getMessage(), e);
        }
    }
}
