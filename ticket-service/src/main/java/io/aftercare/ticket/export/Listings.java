package io.aftercare.ticket.export;

import io.aftercare.web.Role;
import io.aftercare.web.export.Column;
import io.aftercare.web.export.Listing;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every list of the service, as it is exported. Who may read a list page by page may take it home. */
final class Listings {
    static final Set<String> STAFF = Set.of(Role.AGENT, Role.MANAGER, Role.ADMIN);
    static final Set<String> MANAGERS = Set.of(Role.MANAGER, Role.ADMIN);

    private Listings() {}

    static List<Listing> all() {
        return Stream.of(CaseListings.all(), ConversationListings.all(), OfficeListings.all())
                .flatMap(some -> some)
                .toList();
    }

    /** @param namesAndExpressions as {@code number: c.number} */
    static List<Column> columns(String... namesAndExpressions) {
        return Arrays.stream(namesAndExpressions)
                .map(it -> it.split(": ", 2))
                .map(it -> new Column(it[0], it[1]))
                .toList();
    }
}
