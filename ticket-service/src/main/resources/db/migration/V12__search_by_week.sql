-- Of a word that is in every tenth message, only the newest are wanted: the tenant's term names the week too, so that a
-- search goes back week by week and stops when it has enough, and what it costs does not grow with what was ever said.

create function week_of(at timestamptz) returns int language sql immutable parallel safe as $$
    select floor(extract(epoch from at) / 604800)::int
$$;

create function said_in(tenant text, week int) returns text language sql immutable parallel safe as $$
    select '@' || replace(tenant, '\', '') || '/' || week::text
$$;

create function search_terms(tenant text, at timestamptz, words text) returns tsvector
    language sql immutable parallel safe as $$
    select array_to_tsvector(array[ticket.said_in(tenant, ticket.week_of(at))] || ticket.terms_of(words))
$$;

-- A word also finds what begins with it (refund, refunds), as does a single Chinese character. Null: nothing to look for.
create function words_query(words text) returns tsquery language sql immutable parallel safe as $$
    select string_agg(quote_literal(term) || case when length(term) = 2 and term > '㐀' then '' else ':*' end, ' & ')::tsquery
    from unnest(ticket.terms_of(words)) as term
$$;

create function search_query(tenant text, week int, words tsquery) returns tsquery
    language sql immutable parallel safe as $$
    select quote_literal(ticket.said_in(tenant, week))::tsquery && words
$$;

alter table message drop column terms;
alter table message add column terms tsvector
    generated always as (ticket.search_terms(tenant, received_at, text)) stored;
alter table case_note drop column terms;
alter table case_note add column terms tsvector
    generated always as (ticket.search_terms(tenant, written_at, text)) stored;

-- Filed at once: a search looks into the index once a week of what it goes back, each time past what is not filed yet.
create index message_terms on message using gin (terms) with (fastupdate = off);
create index case_note_terms on case_note using gin (terms) with (fastupdate = off);

drop function search_terms(text, text);
drop function search_query(text, text);

-- How far back there is anything to look for.
create index conversation_oldest on conversation (tenant, created_at);
