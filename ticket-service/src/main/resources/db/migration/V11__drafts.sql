-- Answers that a person sees before the customer does.
create table approval_rules (
    tenant     varchar     not null primary key,
    version    int         not null,
    rules      jsonb       not null,
    changed_by varchar     not null,
    changed_at timestamptz not null
);
comment on table approval_rules is 'which answers wait for approval, by intent and confidence; none where there is no row';

create table draft (
    id              uuid        not null primary key,
    tenant          varchar     not null,
    conversation_id uuid        not null references conversation,
    message_id      uuid        not null references message,
    handoff_id      uuid        references handoff,
    text            varchar     not null,
    body            jsonb       not null,
    source          varchar     not null,
    state           varchar     not null,
    created_at      timestamptz not null,
    decided_by      varchar,
    decided_at      timestamptz,
    reason          varchar
);
comment on column draft.body is 'the sentences with their evidence, and the promises that are made when it is approved';
create index draft_queue on draft (tenant, state, created_at, id);
create index draft_conversation on draft (tenant, conversation_id);
