-- Search of what customers wrote and staff noted, in Chinese and English, with nothing but PostgreSQL. Chinese has no
-- spaces, so a run of characters is taken apart into pairs that overlap; other words are taken as they are, in lower case.
-- One function makes the terms of a text and of a question, so that they cannot differ. The tenant is a term too, so that
-- one index answers for one tenant.

create function terms_of(words text) returns text[] language plpgsql immutable parallel safe as $$
declare
    lowered constant text := lower(words);
    found text;
    terms text[] := '{}';
begin
    for found in select (regexp_matches(lowered, '[a-z0-9]+(?:[._-][a-z0-9]+)*', 'g'))[1] loop
        terms := terms || left(found, 64);
    end loop;
    for found in select (regexp_matches(lowered, '[㐀-䶿一-鿿]+', 'g'))[1] loop
        if length(found) = 1 then
            terms := terms || found;
        else
            terms := terms || array(select substr(found, n, 2) from generate_series(1, length(found) - 1) as n);
        end if;
    end loop;
    return array(select distinct term from unnest(terms) as term);
end
$$;

create function search_terms(tenant text, words text) returns tsvector language sql immutable parallel safe as $$
    select array_to_tsvector(array['@' || tenant] || ticket.terms_of(words))
$$;

-- A word also finds what begins with it (refund, refunds), as does a single Chinese character. Null: nothing to look for.
create function search_query(tenant text, words text) returns tsquery language sql immutable parallel safe as $$
    select (quote_literal('@' || replace(tenant, '\', '')) || ' & '
            || string_agg(quote_literal(term) || case when length(term) = 2 and term > '㐀' then '' else ':*' end, ' & '))::tsquery
    from unnest(ticket.terms_of(words)) as term
$$;

alter table message add column terms tsvector generated always as (ticket.search_terms(tenant, text)) stored;
create index message_terms on message using gin (terms);
alter table case_note add column terms tsvector generated always as (ticket.search_terms(tenant, text)) stored;
create index case_note_terms on case_note using gin (terms);
create index cases_of_order on cases (tenant, order_id) where order_id is not null;
