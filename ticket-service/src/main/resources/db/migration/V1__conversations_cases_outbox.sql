-- Every row names its tenant, and an index that serves one tenant's question begins with it. The three work queues
-- (outbox, turns to catch up, rows to purge) are read across tenants, so there the tenant only rides along.
-- varchar without a length is text; Hibernate Reactive's schema validation knows it only by this name.

create table customer (
    id          uuid primary key,
    tenant      varchar     not null,
    external_id varchar     not null,
    created_at  timestamptz not null,
    unique (tenant, external_id)
);
comment on column customer.id is 'the pseudonym that events carry (customerRef)';
comment on column customer.external_id is 'the customer''s id in the merchant''s shop; never leaves in an event or a log';

create table conversation (
    id            uuid primary key,
    tenant        varchar     not null,
    customer_id   uuid        not null references customer,
    channel       varchar     not null check (channel in ('web', 'app', 'wechat', 'phone', 'email', 'api')),
    locale        varchar     not null,
    order_id      varchar,
    last_asked    varchar,
    message_count int         not null,
    created_at    timestamptz not null
);
create index conversation_of_customer on conversation (tenant, customer_id, created_at);

create table message (
    id              uuid primary key,
    tenant          varchar     not null,
    conversation_id uuid        not null references conversation,
    sequence        int         not null,
    text            varchar     not null,
    order_id        varchar,
    attachments     jsonb,
    received_at     timestamptz not null,
    state           varchar     not null check (state in ('pending', 'complete', 'degraded')),
    missing         varchar[]   not null,
    understanding   jsonb,
    understood      boolean     not null,
    decision        jsonb,
    decided_blind   boolean     not null,
    turn            jsonb,
    lease_until     timestamptz,
    attempt         int         not null,
    unique (tenant, conversation_id, sequence)
);
comment on column message.understood is 'message.understood has been written to the outbox';
comment on column message.decided_blind is 'the decision was made without an understanding and may be made again';
create index message_to_catch_up on message (received_at) include (tenant) where state <> 'complete';

create table reply (
    id              uuid primary key,
    tenant          varchar     not null,
    conversation_id uuid        not null references conversation,
    message_id      uuid        not null references message,
    text            varchar     not null,
    body            jsonb       not null,
    source          varchar     not null,
    sent_at         timestamptz not null
);
create index reply_of_conversation on reply (tenant, conversation_id, sent_at);

create table promise (
    id              uuid primary key,
    tenant          varchar     not null,
    conversation_id uuid        not null references conversation,
    reply_id        uuid        not null references reply,
    case_id         uuid,
    kind            varchar     not null,
    sentence        int         not null,
    due_at          timestamptz not null,
    made_at         timestamptz not null
);
create index promise_due on promise (tenant, due_at);

create sequence case_number start 100001;

-- "case" is a reserved word.
create table cases (
    id              uuid primary key,
    tenant          varchar     not null,
    number          bigint      not null,
    conversation_id uuid        not null references conversation,
    customer_id     uuid        not null references customer,
    kind            varchar     not null,
    complaint       varchar,
    intent          varchar     not null,
    department      varchar     not null,
    status          varchar     not null check (status in
        ('open', 'in_progress', 'waiting_for_customer', 'resolved', 'closed', 'cancelled')),
    urgency         varchar     not null,
    order_id        varchar,
    opened_at       timestamptz not null,
    due_at          timestamptz not null,
    changed_at      timestamptz not null,
    version         int         not null,
    unique (tenant, number)
);
create index cases_newest on cases (tenant, opened_at desc, id desc);
create index cases_by_status on cases (tenant, status, opened_at desc, id desc);
create index cases_of_customer on cases (tenant, customer_id, opened_at desc, id desc);
create index cases_of_conversation on cases (tenant, conversation_id);

create table case_history (
    id            uuid primary key,
    tenant        varchar     not null,
    case_id       uuid        not null references cases,
    at            timestamptz not null,
    from_status   varchar,
    to_status     varchar     not null,
    reason        varchar     not null,
    actor         varchar     not null,
    actor_subject varchar     not null
);
create index case_history_of_case on case_history (tenant, case_id, id);
create index case_history_by_case on case_history (case_id) include (tenant);

create table task (
    id           uuid primary key,
    tenant       varchar     not null,
    case_id      uuid        not null references cases,
    department   varchar     not null,
    action       varchar     not null,
    status       varchar     not null check (status in ('open', 'completed', 'cancelled')),
    due_at       timestamptz not null,
    outcome      varchar,
    created_at   timestamptz not null,
    ended_at     timestamptz,
    ended_by     varchar
);
create index task_queue on task (tenant, department, status, due_at, id);
create index task_due on task (tenant, due_at, id);
create index task_by_case on task (case_id) include (tenant);

create table handoff (
    id              uuid primary key,
    tenant          varchar     not null,
    conversation_id uuid        not null references conversation,
    state           varchar     not null check (state in ('requested', 'taken', 'done')),
    reason          varchar     not null,
    requested_at    timestamptz not null,
    due_at          timestamptz not null
);
create unique index handoff_open on handoff (tenant, conversation_id) where state = 'requested';
create index handoff_queue on handoff (tenant, state, due_at);

create table feedback (
    id              uuid primary key,
    tenant          varchar     not null,
    conversation_id uuid        not null references conversation,
    message_id      uuid references message,
    rating          varchar     not null check (rating in ('up', 'down')),
    comment         varchar,
    correct_intent  varchar,
    actor           varchar     not null,
    given_at        timestamptz not null
);
create index feedback_of_conversation on feedback (tenant, conversation_id, given_at);

create table idempotency_key (
    tenant       varchar     not null,
    subject      varchar     not null,
    key          varchar     not null,
    request_hash varchar     not null,
    resource_id  uuid,
    created_at   timestamptz not null,
    primary key (tenant, subject, key)
);
create index idempotency_key_age on idempotency_key (created_at) include (tenant);

create table outbox (
    position   bigint generated always as identity primary key,
    id         uuid        not null unique,
    tenant     varchar     not null,
    topic      varchar     not null,
    key        varchar     not null,
    type       varchar     not null,
    payload    varchar     not null,
    created_at timestamptz not null,
    relayed_at timestamptz
);
comment on column outbox.position is
    'the order of relaying; writers of one key lock its aggregate first, so it is the order of what happened to it';
create index outbox_to_relay on outbox (position) include (tenant) where relayed_at is null;
create index outbox_waiting on outbox (tenant, created_at) where relayed_at is null;
create index outbox_relayed on outbox (relayed_at) include (tenant) where relayed_at is not null;
create index outbox_by_type on outbox (tenant, type);

-- What the purge took out of the outbox, so that the totals stay true.
create table outbox_purged (
    tenant varchar     not null,
    type   varchar     not null,
    count  bigint not null,
    primary key (tenant, type)
);
