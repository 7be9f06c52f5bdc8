package io.aftercare.local.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.local.launcher.backup.Manifest.Offset;
import io.aftercare.local.launcher.store.Database;
import io.aftercare.local.platform.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real database, with what the services' schemas have: keys, identities, computed columns, sequences, bytes. */
class BackupTest {
    private static final List<String> SCHEMAS = List.of("shelf");
    private static final List<Offset> OFFSETS = List.of(new Offset("aftercare.cases", 0, 17));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T08:00:00Z"), ZoneOffset.UTC);

    private static LocalPostgres postgres;
    private static Database database;

    @TempDir
    private Path directory;

    @BeforeAll
    static void aDatabaseRuns() {
        postgres = LocalPostgres.temporary();
        database = new Database(postgres.port());
    }

    @AfterAll
    static void theDatabaseEnds() {
        postgres.close();
    }

    @BeforeEach
    void aShelfWithTwoBooks() {
        List.of(
                        "drop schema if exists shelf cascade",
                        "create schema shelf",
                        "create table shelf.flyway_schema_history (installed_rank int, version text, success boolean)",
                        "insert into shelf.flyway_schema_history values (1, '1', true), (2, '2', true)",
                        "create sequence shelf.number start 100",
                        "create table shelf.writer (id uuid primary key, name text not null)",
                        // Named so that it stands before what it refers to.
                        "create table shelf.book (id bigint generated always as identity primary key, writer uuid"
                                + " references shelf.writer, title text, length int generated always as (length(title)) stored,"
                                + " cover bytea, terms tsvector)",
                        "insert into shelf.writer values ('11111111-1111-4111-8111-111111111111', '鲁迅')",
                        "insert into shelf.book (writer, title, cover, terms) values"
                                + " ('11111111-1111-4111-8111-111111111111', '呐喊', '\\x00ff0a', to_tsvector('simple', 'a b')),"
                                + " (null, 'two\nlines\t\\N', null, null)",
                        "select nextval('shelf.number'), nextval('shelf.number')")
                .forEach(BackupTest::run);
    }

    private static void run(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<String> books() {
        return database.query(
                "select concat_ws('|', id, writer, title, length, encode(cover, 'hex'), terms) from shelf.book order by id",
                row -> row.getString(1));
    }

    private Path backedUp() {
        Path file = directory.resolve("shelf.backup");
        Backup.write(database, SCHEMAS, OFFSETS, file, CLOCK);
        return file;
    }

    @Test
    void whatWasThereIsThereAgain() {
        List<String> before = books();
        Path file = backedUp();
        run("delete from shelf.book");
        run("insert into shelf.writer values ('22222222-2222-4222-8222-222222222222', 'later')");

        Backup.restore(file, database);

        assertThat(books()).isEqualTo(before).hasSize(2);
        assertThat(database.count("select count(*) from shelf.writer")).isEqualTo(1);
        assertThat(database.count("select nextval('shelf.number')")).isEqualTo(102);
        run("insert into shelf.book (title) values ('three')");
        assertThat(database.count("select max(id) from shelf.book")).isEqualTo(3);
    }

    @Test
    void theManifestSaysWhatItHolds() {
        Manifest manifest = Backup.manifest(backedUp());

        assertThat(manifest.schemas()).isEqualTo(Map.of("shelf", "2"));
        assertThat(manifest.takenAt()).isEqualTo(CLOCK.instant());
        assertThat(manifest.rows()).isEqualTo(3);
        assertThat(manifest.tables()).extracting(Manifest.Table::name).containsExactly("shelf.writer", "shelf.book");
        assertThat(manifest.offsets()).isEqualTo(OFFSETS);
    }

    @Test
    void aBackupOfAnotherVersionIsRefusedAndNothingIsTouched() {
        Path file = backedUp();
        run("insert into shelf.flyway_schema_history values (3, '3', true)");
        List<String> before = books();

        assertThatThrownBy(() -> Backup.restore(file, database))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("{shelf=2}")
                .hasMessageContaining("{shelf=3}");
        assertThat(books()).isEqualTo(before);
    }

    @Test
    void aBackupThatTheDatabaseDoesNotTakeLeavesItAsItWas() {
        Path file = backedUp();
        run("delete from shelf.book where id = 2");
        run("alter table shelf.book add constraint short check (length(title) < 3)");
        List<String> before = books();

        // The second book is longer than the database now allows.
        assertThatThrownBy(() -> Backup.restore(file, database))
                .isInstanceOf(BackupFailed.class)
                .hasMessageContaining("is as it was");
        assertThat(books()).isEqualTo(before).hasSize(1);
    }

    @Test
    void aFileIsNotOverwrittenAndAnotherFileIsNoBackup() throws IOException {
        Path file = backedUp();
        assertThatThrownBy(() -> Backup.write(database, SCHEMAS, OFFSETS, file, CLOCK))
                .hasMessageContaining("exists already");

        Path text = Files.writeString(directory.resolve("text"), "no");
        assertThatThrownBy(() -> Backup.manifest(text)).hasMessageContaining("cannot be read as a backup");
    }

    @Test
    void anEmptyDatabaseIsNotBackedUp() {
        assertThatThrownBy(() -> Backup.write(database, List.of("nowhere"), OFFSETS, directory.resolve("x"), CLOCK))
                .hasMessageContaining("nothing to back up");
    }

    @Test
    void aTableComesAfterThoseThatItRefersTo() {
        assertThat(Catalog.order(Set.of("a", "b", "c"), Map.of("a", Set.of("c"), "c", Set.of("b"))))
                .containsExactly("b", "c", "a");
        assertThatThrownBy(() -> Catalog.order(Set.of("a", "b"), Map.of("a", Set.of("b"), "b", Set.of("a"))))
                .hasMessageContaining("circle");
    }
}
