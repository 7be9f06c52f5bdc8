package io.aftercare.ticket.cases;

import io.aftercare.ticket.Access;
import io.aftercare.ticket.Inputs;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Finds cases by what the customer wrote, by what staff noted (for staff), by order and by number. Of what very many
 * cases speak of, the first {@value #MOST} that the index yields are looked at: whoever sees so many asks more narrowly.
 */
@ApplicationScoped
class CaseSearch {
    private static final int MOST = 2000;
    private static final Pattern NUMBER = Pattern.compile("(?i)AC-(\\d{1,18})");

    private static final String FIND = """
            (select c.id from (select distinct conversation_id from ticket.message
                               where terms @@ ticket.search_query(?1, ?2) limit 2000) m
             join ticket.cases c on c.tenant = ?1 and c.conversation_id = m.conversation_id)
            union
            (select case_id from ticket.case_note where ?3 and terms @@ ticket.search_query(?1, ?2) limit 2000)
            union
            select id from ticket.cases where tenant = ?1 and order_id = ?2
            union
            select id from ticket.cases where tenant = ?1 and number = ?4
            limit 2000
            """;

    /** Within the caller's session. */
    Uni<List<UUID>> find(Access who, String words) {
        String wanted = Inputs.searched(words);
        var number = NUMBER.matcher(wanted);
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, UUID.class)
                        .setParameter(1, who.tenant())
                        .setParameter(2, wanted)
                        .setParameter(3, !who.customer())
                        .setParameter(4, number.matches() ? Long.parseLong(number.group(1)) : -1L)
                        .getResultList());
    }
}
