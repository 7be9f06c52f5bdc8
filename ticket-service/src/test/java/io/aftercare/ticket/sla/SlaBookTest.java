package io.aftercare.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftercare.calendar.BusinessCalendar;
import io.aftercare.events.CaseKind;
import io.aftercare.events.Urgency;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaBookTest {
    private static final String CALENDAR = "desk: {zone: Asia/Shanghai, week: {mon..fri: ['09:00-18:00']}}";
    private static final String TERMS =
            "{warnAt: 0.8, rules: [{name: all, calendar: desk, firstResponse: 1h, nextResponse: 90m, resolution: 40h}]}";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final SlaBook book = SlaBook.load();

    @Test
    void theFirstRuleThatFitsCounts() {
        assertThat(book.terms(CaseKind.COMPLAINT, Urgency.HIGH).rule()).isEqualTo("urgent");
        assertThat(book.terms(CaseKind.COMPLAINT, Urgency.NORMAL).rule()).isEqualTo("complaint");
        assertThat(book.terms(CaseKind.RETURN, Urgency.LOW).rule()).isEqualTo("goods");
        assertThat(book.terms(CaseKind.INVOICE, Urgency.NORMAL).firstResponse()).isEqualTo(Duration.ofHours(1));
    }

    /** Of 2026: the Spring Festival is free from Sunday 15 February to Monday 23; Saturdays 14 and 28 are worked as Mondays. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-02-13T20:00, PT2H,  2026-02-14T10:00
            2026-02-14T20:30, PT1H,  2026-02-24T09:30
            2026-09-30T20:30, PT1H,  2026-10-08T09:30
            2026-11-27T20:30, PT1H,  2026-11-28T10:30
            2026-11-27T11:30, PT1H,  2026-11-27T13:30
            """)
    void holidaysAndDaysWorkedInTheirSteadAreKept(LocalDateTime from, Duration working, LocalDateTime due) {
        BusinessCalendar desk = book.terms(CaseKind.INQUIRY, Urgency.NORMAL).calendar();

        assertThat(desk.plus(from.atZone(SHANGHAI).toInstant(), working))
                .isEqualTo(due.atZone(SHANGHAI).toInstant());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            firstResponse: 1h | firstResponse: 1d | rule all: firstResponse is '1d': write minutes or hours of work
            calendar: desk    | calendar: moon    | rule all: there is no calendar 'moon'
            resolution: 40h   | solution: 40h     | rule all: a rule has no 'solution'
            name: all         | name: all, when: {colour: red} | rule all: a condition has no 'colour'
            name: all         | name: all, when: {kind: refund} | rule all: 'refund' means nothing here
            name: all         | name: all, when: {kind: return} | end with one for everything else
            warnAt: 0.8       | warnAt: 8         | warnAt must lie between 0 and 1
            resolution: 40h   | resolution: 0h    | rule all: a target must allow some time
            """)
    void aSlipInTheTermsIsRefusedWithItsPlace(String right, String wrong, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlaBook.read(TERMS.replace(right, wrong), CALENDAR))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            zone: Asia/Shanghai | zone: Middle/Earth  | calendar desk: 'Middle/Earth' is no time zone
            mon..fri            | mon..fre            | calendar desk: 'fre' is no day of the week
            mon..fri            | fri..mon            | calendar desk: 'fri..mon' ends before it begins
            09:00-18:00         | 9 to 5              | calendar desk: '9 to 5' is no shift
            week:               | weak:               | calendar desk: a calendar has no 'weak'
            zone:               | holidays: moon, zone: | calendar desk: there is no policy pack 'moon'
            zone:               | free: [2026-13-01], zone: | calendar desk: '2026-13-01' is no day
            zone:               | free: [2026-10-01], like: {2026-10-01: mon}, zone: | calendar desk: 2026-10-01 is free and worked at once
            """)
    void aSlipInACalendarIsRefusedWithItsPlace(String right, String wrong, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlaBook.read(TERMS, CALENDAR.replace(right, wrong)))
                .withMessageContaining(reason);
    }

    @Test
    void aTenantsBookHasCalendarsOfItsOwnBesideThoseOfTheService() {
        SlaBook own = SlaBook.own(OWN);

        assertThat(own.terms(CaseKind.COMPLAINT, Urgency.NORMAL)
                        .calendar()
                        .plus(
                                LocalDateTime.parse("2026-11-27T23:30")
                                        .atZone(SHANGHAI)
                                        .toInstant(),
                                Duration.ofHours(1)))
                .isEqualTo(
                        LocalDateTime.parse("2026-11-28T22:30").atZone(SHANGHAI).toInstant());
        assertThat(own.terms(CaseKind.RETURN, Urgency.NORMAL).firstResponse()).isEqualTo(Duration.ofHours(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            calendar: nights | calendar: moon   | rule night: there is no calendar 'moon'
            22:00-00:00      | ten to midnight  | calendar nights: 'ten to midnight' is no shift
            warnAt:          | warnAgain: true, warnAt: | a book of terms has no 'warnAgain'
            name: rest       | name: rest, when: {kind: return} | end with one for everything else
            """)
    void aSlipInATenantsBookIsRefusedWithItsPlace(String right, String wrong, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlaBook.own(OWN.replace(right, wrong)))
                .withMessageContaining(reason);
        assertThatIllegalArgumentException().isThrownBy(() -> SlaBook.own("just words"));
    }

    private static final String OWN = """
            {warnAt: 0.5,
            calendars: {nights: {zone: Asia/Shanghai, week: {mon..sun: ["22:00-00:00"]}}},
            rules: [
            {name: night, when: {kind: complaint}, calendar: nights, firstResponse: 1h, nextResponse: 1h, resolution: 9h},
            {name: rest, calendar: cn-desk, firstResponse: 3h, nextResponse: 3h, resolution: 9h}]}
            """;
}
