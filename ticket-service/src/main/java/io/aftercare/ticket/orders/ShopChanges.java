package io.aftercare.ticket.orders;

import java.util.List;

/** What a look at the shop's feed brings. */
public sealed interface ShopChanges {
    /** @param next where the feed goes on */
    record Read(List<ShopChange> items, String next) implements ShopChanges {}

    /** The shop does not know the cursor: read again from the beginning. */
    record CursorGone() implements ShopChanges {}

    /** No answer, or none that makes sense: look again later. */
    record Unavailable(String why) implements ShopChanges {}
}
