package io.aftercare.local.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActionDeskTest {
    private final ShopClock clock = new ShopClock(Clock.fixed(Instant.parse("2026-11-20T01:30:00Z"), ZoneOffset.UTC));
    private final ActionDesk desk = new ActionDesk(new OrderBook(clock), clock, Journal.none());

    @Test
    void aKeyIsCarriedOutOnceHoweverOftenItIsTold() {
        Action first = desk.carryOut("k1", refund("A1003", "100.00"));

        clock.advance(Duration.ofHours(1));
        assertThat(desk.carryOut("k1", refund("A1003", "100.00"))).isEqualTo(first);
        assertThat(desk.all()).hasSize(1);
        assertThatThrownBy(() -> desk.carryOut("k1", refund("A1003", "100.01"))).hasMessageContaining("another action");
    }

    @Test
    void refundsOfAnOrderNeverExceedWhatWasPaid() {
        desk.carryOut("k1", refund("A1003", "400.00"));

        assertThatThrownBy(() -> desk.carryOut("k2", refund("A1003", "67.01")))
                .hasMessage("Order A1003 was paid 467.00, of which 400.00 went back.");
        desk.carryOut("k3", refund("A1003", "67.00"));
    }

    @Test
    void aPickedUpParcelIsScannedAsTheClockMovesAndARefundSettles() {
        desk.carryOut("p", new ActionOrder(ActionKind.PICKUP, List.of(part("A1003", null)), null, null, null));
        desk.carryOut("r", refund("A1003", "10.00"));
        String start = desk.changes(Optional.empty(), 10).next();
        assertThat(desk.changes(Optional.of(start), 10).items()).isEmpty();

        clock.advance(Duration.ofHours(25));
        ChangePage firstDay = desk.changes(Optional.of(start), 10);
        clock.advance(Duration.ofHours(25));
        ChangePage secondDay = desk.changes(Optional.of(firstDay.next()), 10);

        assertThat(firstDay.items())
                .extracting(Change::type, Change::parcel)
                .containsExactly(
                        tuple("parcel_scanned", "picked_up"),
                        tuple("parcel_scanned", "in_transit"),
                        tuple("refund_settled", null));
        assertThat(secondDay.items()).extracting(Change::parcel).containsExactly("delivered");
        assertThat(secondDay.items().getFirst().position()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"PICKUP", "LABEL", "SWAP", "RESEND"})
    void whatWasNotPickedUpIsCalledOffOnceAndNeverScanned(ActionKind kind) {
        desk.carryOut("p", new ActionOrder(kind, List.of(part("A1003", null)), null, null, null));

        Action off = desk.carryOut("o", callOff("p"));
        assertThat(desk.carryOut("o", callOff("p"))).isEqualTo(off);
        clock.advance(Duration.ofHours(70));

        assertThat(desk.changes(Optional.empty(), 10).items()).isEmpty();
    }

    @Test
    void whatIsOnItsWayOrMovesNothingIsNotCalledOff() {
        desk.carryOut("p", new ActionOrder(ActionKind.PICKUP, List.of(part("A1003", null)), null, null, null));
        desk.carryOut("s", new ActionOrder(ActionKind.RESEND, List.of(part("A1003", null)), null, null, null));
        desk.carryOut("r", refund("A1003", "10.00"));
        clock.advance(Duration.ofHours(7));

        assertThatThrownBy(() -> desk.carryOut("o1", callOff("p"))).hasMessage("The parcel has been picked up.");
        assertThatThrownBy(() -> desk.carryOut("o3", callOff("s"))).hasMessage("The parcel has been picked up.");
        assertThatThrownBy(() -> desk.carryOut("o2", callOff("r"))).hasMessage("Nothing moves in a refund.");
        assertThatThrownBy(() -> callOff(null)).hasMessageContaining("calledOff");
    }

    @Test
    void anActionThatComesAfterItsCallOffIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("shop.jsonl");
        new ActionDesk(new OrderBook(clock), clock, Journal.at(file)).carryOut("o", callOff("p"));
        ActionDesk again = new ActionDesk(new OrderBook(clock), clock, Journal.at(file));

        assertThatThrownBy(() -> again.carryOut(
                        "p", new ActionOrder(ActionKind.PICKUP, List.of(part("A1003", null)), null, null, null)))
                .hasMessage("This action was called off before it came.");
    }

    @Test
    void aCursorOfAnotherLifeIsGone() {
        String cursor = desk.changes(Optional.empty(), 10).next();
        ActionDesk reborn = new ActionDesk(new OrderBook(clock), clock, Journal.none());

        assertThatThrownBy(() -> reborn.changes(Optional.of(cursor), 10)).hasMessageContaining("start without one");
        assertThatThrownBy(() -> desk.changes(Optional.of("nonsense"), 10)).isInstanceOf(Refusal.class);
    }

    @Test
    void withItsJournalAShopGoesOnWhereItWasKilled(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("shop.jsonl");
        ActionDesk before = new ActionDesk(new OrderBook(clock), clock, Journal.at(file));
        Action refund = before.carryOut("r", refund("A1003", "400.00"));
        before.advance(Duration.ofHours(25));
        ChangePage seen = before.changes(Optional.empty(), 10);
        before.carryOut("p", new ActionOrder(ActionKind.PICKUP, List.of(part("A1003", null)), null, null, null));
        Files.writeString(file, "{\"key\":\"cut", StandardOpenOption.APPEND);

        ShopClock again = new ShopClock(Clock.fixed(Instant.parse("2026-11-20T01:31:00Z"), ZoneOffset.UTC));
        ActionDesk after = new ActionDesk(new OrderBook(again), again, Journal.at(file));

        assertThat(after.carryOut("r", refund("A1003", "400.00"))).isEqualTo(refund);
        assertThatThrownBy(() -> after.carryOut("x", refund("A1003", "67.01"))).hasMessageContaining("went back");
        assertThat(after.changes(Optional.empty(), 10).items()).isEqualTo(seen.items());
        after.advance(Duration.ofHours(5));
        assertThat(after.changes(Optional.of(seen.next()), 10).items())
                .extracting(Change::position, Change::parcel)
                .containsExactly(tuple(2L, "picked_up"));
    }

    @ParameterizedTest
    @CsvSource({"A9999, There is no order A9999.", "A1005, Order A1005 is unpaid.", "A1011, Order A1011 is cancelled."})
    void whatCannotBeDoneIsRefused(String orderId, String why) {
        assertThatThrownBy(() -> desk.carryOut("k", refund(orderId, "1.00"))).hasMessage(why);
        assertThat(desk.all()).isEmpty();
    }

    @Test
    void goodsThatWereNotBoughtAreNotFetched() {
        ActionOrder.Part jackets = new ActionOrder.Part("A1003", null, List.of(new ActionOrder.Goods("E-1001", 1)));

        assertThatThrownBy(() ->
                        desk.carryOut("k", new ActionOrder(ActionKind.PICKUP, List.of(jackets), null, null, null)))
                .hasMessage("Order A1003 has no 1 of E-1001.");
    }

    private static ActionOrder callOff(String key) {
        return new ActionOrder(ActionKind.CALL_OFF, List.of(part("A1003", null)), null, null, key);
    }

    private static ActionOrder refund(String orderId, String yuan) {
        return new ActionOrder(ActionKind.REFUND, List.of(part(orderId, Money.yuan(yuan))), null, null, null);
    }

    private static ActionOrder.Part part(String orderId, Money amount) {
        return new ActionOrder.Part(orderId, amount, null);
    }
}
