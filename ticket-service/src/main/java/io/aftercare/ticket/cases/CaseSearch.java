package io.aftercare.ticket.cases;

import io.aftercare.ticket.Access;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Cursor;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.PageRequest;
import io.aftercare.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Finds cases by what the customer wrote, by what staff noted (for staff), by order and by number, the newest case first.
 * Of what very many messages speak of, the newest 3000 or so are looked at, back week by week: whoever sees so many asks
 * more narrowly. A customer's own words are looked at all.
 */
@ApplicationScoped
class CaseSearch {
    private static final Pattern NUMBER = Pattern.compile("(?i)AC-(\\d{1,18})");
    private static final Cursor BEFORE_ALL = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    /** Each week is a look of its own into the index; the limit ends the going back. */
    private static final String SAID_TO_STAFF = """
            with week as (
                select n from generate_series(ticket.week_of(now() + interval '1 day'), ticket.week_of(
                    (select min(created_at) from ticket.conversation where tenant = ?1)), -1) as n
            ), found as (
                (select c.id from (
                    select distinct conversation_id from (
                        select m.conversation_id from week, lateral (
                            select conversation_id from ticket.message
                            where terms @@ ticket.search_query(?1, week.n, ticket.words_query(?2)) offset 0) m
                        limit 3000) newest) spoken
                 join ticket.cases c on c.tenant = ?1 and c.conversation_id = spoken.conversation_id)
                union
                (select n.case_id from week, lateral (
                    select case_id from ticket.case_note
                    where terms @@ ticket.search_query(?1, week.n, ticket.words_query(?2)) offset 0) n
                 limit 3000)
            """;

    private static final String SAID_BY_CUSTOMER = """
            with found as (
                select c.id from ticket.customer k
                join ticket.cases c on c.tenant = ?1 and c.customer_id = k.id
                where k.tenant = ?1 and k.external_id = ?4 and exists (
                    select from ticket.message m where m.tenant = ?1 and m.conversation_id = c.conversation_id
                    and m.terms @@ ticket.words_query(?2))
            """;

    private static final String PAGE = """
                union
                select id from ticket.cases where tenant = ?1 and order_id = ?2
                union
                select id from ticket.cases where tenant = ?1 and number = ?5
            )
            select c.id from found
            join ticket.cases c on c.id = found.id
            join ticket.customer k on k.id = c.customer_id
            where (?4 = '' or k.external_id = ?4)
              and (?6 = '' or c.kind = ?6) and (?7 = '' or c.status = ?7) and (?8 = '' or c.department = ?8)
              and (?9 = '' or c.owner = ?9) and (?10 = '' or c.stage = ?10)
              and (?11 = '' or c.conversation_id = cast(nullif(?11, '') as uuid))
              and c.opened_at <= ?3 and (c.opened_at < ?3 or c.id < ?12)
            order by c.opened_at desc, c.id desc
            limit ?13
            """;

    /** Ids of a page's cases, and one more if there is one more; within the caller's session. */
    Uni<List<UUID>> find(Access who, String words, CaseFilter filter, PageRequest page) {
        String wanted = Inputs.plainText("q", words.strip(), 200);
        if (wanted.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw Problems.invalid("q-invalid", "q names words, an order or a case number to look for.");
        }
        var number = NUMBER.matcher(wanted);
        Cursor before = page.after().orElse(BEFORE_ALL);
        String query = (who.customer() ? SAID_BY_CUSTOMER : SAID_TO_STAFF) + PAGE;
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(query, UUID.class)
                        .setParameter(1, who.tenant())
                        .setParameter(2, wanted)
                        .setParameter(3, before.at())
                        .setParameter(4, who.customer() ? who.subject() : "")
                        .setParameter(5, number.matches() ? Long.parseLong(number.group(1)) : -1L)
                        .setParameter(6, filter.kind().map(Code::of).orElse(""))
                        .setParameter(7, filter.status().map(Code::of).orElse(""))
                        .setParameter(8, filter.department().map(Code::of).orElse(""))
                        .setParameter(9, filter.owner().orElse(""))
                        .setParameter(10, filter.stage().orElse(""))
                        .setParameter(
                                11, filter.conversationId().map(UUID::toString).orElse(""))
                        .setParameter(12, before.id())
                        .setParameter(13, page.limit() + 1)
                        .getResultList());
    }
}
