-- Every event that was consumed, once. Figures are computed from it; occurred_at and then id order the events of a case.
create table event (
    id uuid primary key,
    tenant text not null,
    type text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null default now(),
    conversation_id uuid,
    case_id uuid,
    -- the step of the process that a case event is, for mining
    activity text,
    envelope jsonb not null
);

create index event_by_type on event (tenant, type, occurred_at);
create index event_by_case on event (tenant, case_id, occurred_at, id) where case_id is not null;
create index event_by_conversation on event (tenant, conversation_id, type, occurred_at) where conversation_id is not null;

-- How often an event was delivered again.
create table duplicate (
    tenant text primary key,
    deliveries bigint not null
);

-- Which records could not be read or stored; the records themselves are on the dead-letter topics. A redelivered one
-- counts once. tenant is null where the record does not say whose it is.
create table dead_letter (
    topic text not null,
    topic_partition integer not null,
    record_offset bigint not null,
    tenant text,
    recorded_at timestamptz not null default now(),
    primary key (topic, topic_partition, record_offset)
);
