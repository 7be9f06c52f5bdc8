package io.aftercare.local.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBookTest {
    /** The shop's midnight, its early morning and its last minute. */
    private static final String MIDNIGHT = "2026-11-19T16:00:00Z";

    private static final String MORNING = "2026-11-20T01:30:00Z";
    private static final String LAST_MINUTE = "2026-11-20T15:59:59Z";

    private static OrderBook at(String instant) {
        return new OrderBook(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    private static Order order(String id) {
        return at(MORNING).order(id).orElseThrow();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Calendar.ZONE);
    }

    @Test
    void theSameDayTellsTheSameOrders() {
        assertThat(at(MORNING).all()).isEqualTo(at(LAST_MINUTE).all());
    }

    @Test
    void aNewDayTellsTheSameStoriesOneDayLater() {
        Order today = order("A1003");
        Order tomorrow = at("2026-11-21T01:30:00Z").order("A1003").orElseThrow();

        assertThat(day(tomorrow.deliveredAt()))
                .isEqualTo(day(today.deliveredAt()).plusDays(1));
        assertThat(tomorrow.parcels().getFirst().trackingNumber())
                .isEqualTo(today.parcels().getFirst().trackingNumber());
    }

    @ParameterizedTest
    @ValueSource(strings = {MIDNIGHT, MORNING, LAST_MINUTE})
    void nothingHasHappenedInTheFutureAndScansAreInOrder(String now) {
        for (Order order : at(now).all()) {
            Stream<Instant> moments =
                    Stream.of(order.placedAt(), order.paidAt(), order.shippedAt(), order.deliveredAt());
            List<Instant> happened = moments.filter(Objects::nonNull).toList();
            List<Instant> scans = order.parcels().stream()
                    .flatMap(parcel -> parcel.scans().stream())
                    .map(Order.Scan::at)
                    .toList();
            assertThat(happened).as(order.id()).isSorted().allMatch(at -> !at.isAfter(Instant.parse(now)));
            assertThat(scans).as(order.id()).isSorted().allMatch(at -> !at.isAfter(Instant.parse(now)));
        }
    }

    @Test
    void severalHundredOrdersCoverEveryState() {
        List<Order> orders = at(MORNING).all();

        assertThat(orders).hasSizeGreaterThan(315);
        assertThat(Arrays.asList(Order.Status.values()))
                .allSatisfy(status -> assertThat(orders)
                        .filteredOn(order -> order.status() == status)
                        .hasSizeGreaterThan(15));
        assertThat(orders)
                .isSortedAccordingTo(
                        Comparator.comparing(Order::placedAt).reversed().thenComparing(Order::id));
    }

    @Test
    void theUnshippedOrdersDifferInTheirPromise() {
        LocalDate today = LocalDate.parse("2026-11-20");

        assertThat(order("A1001").status()).isEqualTo(Order.Status.UNSHIPPED);
        assertThat(day(order("A1001").promisedShipBy())).isEqualTo(today.plusDays(1));
        assertThat(day(order("A1014").promisedShipBy())).isEqualTo(today.minusDays(1));
    }

    @Test
    void theShippedOrderHasFourScansInBothLanguages() {
        Order.Parcel parcel = order("A1002").parcels().getFirst();

        assertThat(parcel.status()).isEqualTo("in_transit");
        assertThat(parcel.scans()).hasSize(4).allSatisfy(scan -> {
            assertThat(scan.description().zh()).isNotBlank();
            assertThat(scan.description().en()).isNotBlank();
        });
    }

    @Test
    void deliveriesLieAsManyDaysBackAsTheyAreQuoted() {
        LocalDate today = LocalDate.parse("2026-11-20");

        assertThat(day(order("A1003").deliveredAt())).isEqualTo(today.minusDays(1));
        assertThat(day(order("A1004").deliveredAt())).isEqualTo(today.minusDays(40));
        assertThat(day(order("A1008").deliveredAt())).isEqualTo(today);
        assertThat(order("A1009").invoice().status()).isEqualTo("issued");
        assertThat(order("A1013").parcels().getFirst().status()).isEqualTo("out_for_delivery");
        assertThat(order("A1012").parcels()).isEmpty();
    }

    @Test
    void aSplitPaymentAddsUpToTheTotalAfterTheCoupon() {
        Order order = order("A1010");

        assertThat(order.payments()).extracting(Order.Payment::method).containsExactly("alipay", "points", "gift_card");
        assertThat(order.total()).isEqualTo(Money.yuan("928.00"));
    }
}
