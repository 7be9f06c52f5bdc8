package io.aftercare.local.launcher.backup;

import io.aftercare.local.launcher.backup.Manifest.Offset;
import io.aftercare.local.launcher.backup.Manifest.Table;
import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.launcher.talk.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/**
 * A file with every row of the services' schemas, as of one moment, while they go on working: a ZIP of PostgreSQL's binary
 * COPY format and a manifest. The schemas themselves are left to the services' migrations.
 */
public final class Backup {
    private Backup() {}

    /**
     * Writes a new file, which is there whole or not at all.
     *
     * @param offsets how far the consumer had come; asked for before this is called, so that what it reads again after a
     *     restore overlaps the rows, which it recognises by their ids, and leaves no gap
     */
    public static Manifest write(
            Database database, List<String> schemas, List<Offset> offsets, Path file, Clock clock) {
        if (Files.exists(file)) {
            throw new BackupFailed(file + " exists already. Choose another name, or remove it.");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            Catalog catalog = new Catalog(connection, schemas);
            Map<String, String> versions = catalog.versions();
            if (versions.isEmpty()) {
                throw new BackupFailed(
                        "the database holds none of the schemas " + schemas + ": there is nothing to back up.");
            }
            Manifest manifest;
            try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
                List<Table> tables = new ArrayList<>();
                for (Map.Entry<String, List<String>> table : catalog.tables().entrySet()) {
                    tables.add(copyOut(connection, table.getKey(), table.getValue(), zip));
                }
                manifest =
                        new Manifest(Manifest.FORMAT, clock.instant(), versions, tables, catalog.sequences(), offsets);
                zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
                zip.write(Json.pretty(manifest).getBytes(StandardCharsets.UTF_8));
            }
            connection.commit();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (SQLException e) {
            throw new BackupFailed("the database could not be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BackupFailed(part + " could not be written: " + e.getMessage(), e);
        }
    }

    private static Table copyOut(Connection connection, String table, List<String> columns, ZipOutputStream zip)
            throws SQLException, IOException {
        Table counted = new Table(table, columns, 0);
        zip.putNextEntry(new ZipEntry(counted.entry()));
        String sql = "copy " + table + " (" + String.join(", ", columns) + ") to stdout (format binary)";
        long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, new Kept(zip));
        zip.closeEntry();
        return new Table(table, columns, rows);
    }

    /** @throws BackupFailed when the file is none, or of another format */
    public static Manifest manifest(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(Manifest.ENTRY);
            if (entry == null) {
                throw new BackupFailed(file + " is no backup: it holds no " + Manifest.ENTRY);
            }
            String json = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            Manifest manifest = Json.read(json, Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new BackupFailed(
                        file + " has format " + manifest.format() + "; this version reads " + Manifest.FORMAT + ".");
            }
            return manifest;
        } catch (IOException e) {
            throw new BackupFailed(file + " cannot be read as a backup: " + e.getMessage(), e);
        }
    }

    /**
     * Puts the rows of a backup in the place of what the schemas hold: all of it, or nothing when anything fails.
     *
     * @throws BackupFailed also when the schemas are not at the versions of the backup
     */
    public static void restore(Path file, Database database) {
        Manifest manifest = manifest(file);
        List<String> schemas = List.copyOf(manifest.schemas().keySet());
        try (Connection connection = database.connect();
                ZipFile zip = new ZipFile(file.toFile())) {
            connection.setAutoCommit(false);
            Catalog catalog = new Catalog(connection, schemas);
            if (!catalog.versions().equals(manifest.schemas())) {
                throw new BackupFailed("the backup is of the schema versions " + manifest.schemas()
                        + ", and the database has " + catalog.versions()
                        + ". Restore with the release that wrote the backup, and upgrade then.");
            }
            try (Statement sql = connection.createStatement()) {
                sql.execute("truncate " + String.join(", ", catalog.tables().keySet()));
                for (Table table : manifest.tables()) {
                    copyIn(connection, table, zip);
                }
                for (Map.Entry<String, Long> sequence : manifest.sequences().entrySet()) {
                    sql.execute("select setval('" + sequence.getKey().replace("'", "''") + "', " + sequence.getValue()
                            + ")");
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new BackupFailed("the database did not take the backup, and is as it was: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BackupFailed(
                    file + " could not be read to its end; the database is as it was: " + e.getMessage(), e);
        }
    }

    private static void copyIn(Connection connection, Table table, ZipFile zip) throws SQLException, IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw new BackupFailed("the backup lacks " + table.entry() + "; the database is as it was.");
        }
        String sql =
                "copy " + table.name() + " (" + String.join(", ", table.columns()) + ") from stdin (format binary)";
        long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, zip.getInputStream(entry));
        if (rows != table.rows()) {
            throw new BackupFailed(table.name() + " has " + rows + " rows in the file instead of " + table.rows()
                    + "; the database is as it was.");
        }
    }

    /** Goes on after what was written to it says that it is done. */
    private static final class Kept extends OutputStream {
        private final OutputStream out;

        Kept(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }
    }
}
