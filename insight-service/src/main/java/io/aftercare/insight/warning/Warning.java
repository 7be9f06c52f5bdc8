package io.aftercare.insight.warning;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Something complains, or is found damaged, more than it used to.
 *
 * @param signal {@code complaints}, or {@code defects}: goods that were found damaged when they came back
 * @param dimension {@code product}, {@code batch}, {@code warehouse} or {@code carrier}; {@code value} is which
 * @param partOf the product of a batch; null else
 * @param onset the day on which it most likely began, UTC
 * @param signals so many from then until it was raised; {@code expected} so many are usual
 * @param evidence how many times likelier that is if it rose than if it did not
 * @param leadDays before the end of the month, whose report would be the first to show it
 * @param cases the latest of them
 * @param action what might be done; a draft
 */
record Warning(
        long id,
        String signal,
        String dimension,
        String value,
        String partOf,
        LocalDate raisedOn,
        LocalDate onset,
        long daysSinceOnset,
        long leadDays,
        long signals,
        double expected,
        double evidence,
        List<UUID> cases,
        CorrectiveAction action) {
    static Warning from(Row row) {
        LocalDate raisedOn = row.getLocalDate("raised_on");
        LocalDate onset = row.getLocalDate("onset");
        return new Warning(
                row.getLong("id"),
                row.getString("signal"),
                row.getString("dimension"),
                row.getString("value"),
                row.getString("part_of"),
                raisedOn,
                onset,
                ChronoUnit.DAYS.between(onset, raisedOn),
                ChronoUnit.DAYS.between(raisedOn, raisedOn.plusMonths(1).withDayOfMonth(1)),
                row.getLong("signals"),
                row.getDouble("expected"),
                row.getDouble("evidence"),
                List.of(row.getArrayOfUUIDs("examples")),
                CorrectiveAction.of(
                        row.getString("signal"),
                        row.getString("dimension"),
                        row.getString("value"),
                        row.getLong("signals"),
                        row.getDouble("expected"),
                        onset));
    }
}
