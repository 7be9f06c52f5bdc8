package io.aftercare.ticket.cases;

import io.aftercare.ticket.Access;
import io.aftercare.ticket.Code;
import io.aftercare.ticket.Cursor;
import io.aftercare.ticket.Inputs;
import io.aftercare.ticket.PageRequest;
import io.aftercare.ticket.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Finds cases by what the customer wrote, by what staff noted (for staff), by order and by number, the newest case first.
 * Of what very many messages speak of, the newest three thousand are looked at, and two hundred cases kept for a page: whoever sees so many asks more narrowly.
 * A customer's own words are all looked at.
 */
@ApplicationScoped
class CaseSearch {
    private static final Pattern NUMBER = Pattern.compile("(?i)AC-(\\d{1,18})");
    private static final Cursor BEFORE_ALL = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private static final String WANTED = """
             ($4 = '' or c.customer_id = (select id from ticket.customer where tenant = $1 and external_id = $4))
              and ($6 = '' or c.kind = $6) and ($7 = '' or c.status = $7) and ($8 = '' or c.department = $8)
              and ($9 = '' or c.owner = $9) and ($10 = '' or c.stage = $10)
              and ($11 = '' or c.conversation_id = cast(nullif($11, '') as uuid))
              and c.opened_at <= $3 and (c.opened_at < $3 or c.id < $12)
            """;

    /**
     * Each week is a look of its own into the index, and each message one at its case; the limits end the going back. What
     * is lateral with an offset PostgreSQL cannot turn round, so that it never begins with all cases of a tenant.
     */
    private static final String SAID_TO_STAFF = """
            with asked as materialized (
                select ticket.words_query($2) as words
            ), week as materialized (
                select ticket.search_query($1, n, words) as asked from asked, generate_series(
                    ticket.week_of(now() + interval '1 day'), ticket.week_of(
                        (select min(created_at) from ticket.conversation where tenant = $1)), -1) as n
            ), found as (
                (select c.id, c.opened_at from (
                    select m.conversation_id from week, lateral (
                        select conversation_id from ticket.message
                        where terms @@ week.asked offset 0) m
                    limit 3000) said, lateral (
                    select c.id, c.opened_at from ticket.cases c
                    where c.tenant = $1 and c.conversation_id = said.conversation_id and %1$s offset 0) c
                 limit 200)
                union
                (select c.id, c.opened_at from (
                    select m.case_id from week, lateral (
                        select case_id from ticket.case_note
                        where terms @@ week.asked offset 0) m
                    limit 3000) noted, lateral (
                    select c.id, c.opened_at from ticket.cases c
                    where c.tenant = $1 and c.id = noted.case_id and %1$s offset 0) c
                 limit 200)
            """;

    private static final String SAID_BY_CUSTOMER = """
            with found as (
                select c.id, c.opened_at from ticket.cases c where c.tenant = $1 and exists (
                    select from ticket.message m where m.tenant = $1 and m.conversation_id = c.conversation_id
                    and m.terms @@ ticket.words_query($2)) and %1$s
            """;

    private static final String NAMED = """
                union
                select c.id, c.opened_at from ticket.cases c where c.tenant = $1 and c.order_id = $2 and %1$s
                union
                select c.id, c.opened_at from ticket.cases c where c.tenant = $1 and c.number = $5 and %1$s
            )
            select id from found order by opened_at desc, id desc limit $13
            """;

    private static final String FOR_STAFF = (SAID_TO_STAFF + NAMED).formatted(WANTED);
    private static final String FOR_CUSTOMER = (SAID_BY_CUSTOMER + NAMED).formatted(WANTED);

    /** Ids of a page's cases, and one more if there is one more; within the caller's session. */
    Uni<List<UUID>> find(Access who, String words, CaseFilter filter, PageRequest page) {
        String wanted = Inputs.searched(words);
        var number = NUMBER.matcher(wanted);
        Cursor before = page.after().orElse(BEFORE_ALL);
        String query = who.customer() ? FOR_CUSTOMER : FOR_STAFF;
        return Sql.ids(
                query,
                who.tenant(),
                wanted,
                before.at(),
                who.customer() ? who.subject() : "",
                number.matches() ? Long.parseLong(number.group(1)) : -1L,
                filter.kind().map(Code::of).orElse(""),
                filter.status().map(Code::of).orElse(""),
                filter.department().map(Code::of).orElse(""),
                filter.owner().orElse(""),
                filter.stage().orElse(""),
                filter.conversationId().map(UUID::toString).orElse(""),
                before.id(),
                page.limit() + 1);
    }
}
