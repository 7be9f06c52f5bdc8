-- A promise is followed until an event keeps it or calls it off.
alter table promise
    add column order_id     varchar,
    add column clause       varchar,
    add column state        varchar not null default 'open' check (state in ('open', 'kept', 'broken', 'void')),
    add column warned_at    timestamptz,
    add column broken_at    timestamptz,
    add column closed_at    timestamptz,
    add column closed_by    varchar,
    add column late         boolean not null default false,
    add column next_look_at timestamptz;
comment on column promise.clause is 'the clause and version that the commitment rests on; null: the merchant''s own word';
comment on column promise.closed_at is 'when what was promised happened, which may be before it was heard of';
comment on column promise.closed_by is 'the type of the event that kept it, or why it is void';
comment on column promise.next_look_at is 'when to look at it if nothing happens till then; null: only an event can change it';

-- What was promised before anybody followed promises is neither kept nor broken; what is not due yet is followed.
update promise set state = 'void', closed_at = now(), closed_by = 'before_the_ledger'
where due_at <= now() or kind not in ('first_step', 'call_back') or kind = 'first_step' and case_id is null;
update promise set next_look_at = due_at where state = 'open';
update promise set case_id = null where kind = 'call_back';
alter table promise
    alter column state drop default,
    alter column late drop default;

create index promise_to_look_at on promise (next_look_at) include (tenant) where next_look_at is not null;
create index promise_awaited on promise (tenant, case_id) where state in ('open', 'broken') and case_id is not null;
create index promise_of_conversation on promise (tenant, conversation_id, made_at, id);
create index promise_by_state on promise (tenant, state, due_at, id);
