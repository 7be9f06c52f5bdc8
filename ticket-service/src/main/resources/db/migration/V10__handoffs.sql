-- Who has taken a handoff, and who answered.
alter table handoff
    add column taken_by varchar,
    add column taken_at timestamptz,
    add column done_at  timestamptz;
comment on column handoff.taken_by is 'the subject of the person; shown to staff, never in an event';

-- Whoever asks again while a person is at it has been heard.
drop index handoff_open;
create unique index handoff_open on handoff (tenant, conversation_id) where state in ('requested', 'taken');
drop index handoff_queue;
create index handoff_queue on handoff (tenant, state, due_at, id);
create index handoff_due on handoff (tenant, due_at, id);

alter table reply add column author varchar;
comment on column reply.author is 'the subject of the person who answered; null where nobody did';
