-- A record that could not be taken in is kept here as well as on its dead-letter topic, whose retention is not ours to
-- know, so that it can be taken in again once the reason is gone.
alter table dead_letter
    add column id bigint generated always as identity unique,
    add column event_id uuid,
    add column record_key bytea,
    add column record_value bytea,
    add column reason text,
    add column attempts integer not null default 0,
    add column replayed_at timestamptz;
comment on column dead_letter.id is 'the order in which they were met, which for the events of one key is their order';
comment on column dead_letter.event_id is 'as far as the record can be read; null: it cannot';
comment on column dead_letter.reason is 'null: met before records were kept, and only on the topic';

create index dead_letter_waiting on dead_letter (tenant, id) where replayed_at is null;
