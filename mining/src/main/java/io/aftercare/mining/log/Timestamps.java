package io.aftercare.mining.log;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * Reads and writes ISO 8601 times of logs, with a space or a T between day and hour, and with {@code +01:00}, {@code +0100},
 * {@code +01} or {@code Z}. One without an offset has that of the zone, if there is one to read it in.
 */
public final class Timestamps {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    /** With milliseconds at least, so that all times of a file have one form. */
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter();

    private final Optional<ZoneId> zone;

    private Timestamps(Optional<ZoneId> zone) {
        this.zone = zone;
    }

    /** A time without an offset is refused. */
    public static Timestamps withOffset() {
        return new Timestamps(Optional.empty());
    }

    public static Timestamps orIn(ZoneId zone) {
        return new Timestamps(Optional.of(zone));
    }

    static String write(OffsetDateTime time) {
        return WRITTEN.format(time);
    }

    /** @throws MalformedLog when it is no time, or one of unknown offset */
    OffsetDateTime read(String text, long line) {
        TemporalAccessor read;
        try {
            read = FORM.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
        } catch (DateTimeException e) {
            throw new MalformedLog(line, "'" + text + "' is no time: write 2026-05-04T09:00:00+08:00", e);
        }
        if (read instanceof OffsetDateTime known) {
            return known;
        }
        return zone.map(((LocalDateTime) read)::atZone)
                .orElseThrow(() -> new MalformedLog(
                        line, "the time '" + text + "' has no offset: write one, or name the zone of such times"))
                .toOffsetDateTime();
    }
}
