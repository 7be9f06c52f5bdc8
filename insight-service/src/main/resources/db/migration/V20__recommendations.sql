-- What was recommended, as it was shown last, and how it stands.
create table recommendation (
    tenant text not null,
    id uuid not null,
    shown jsonb not null,
    shown_at timestamptz not null,
    status text not null default 'open' check (status in ('open', 'adopted', 'rejected', 'snoozed')),
    -- how often it was decided on; the ETag
    version integer not null default 0,
    decided_at timestamptz,
    snoozed_until timestamptz,
    -- the evidence that was decided on: a rejected one comes back only when there is markedly more
    decided_visits integer not null default 0,
    decided_hours_high double precision not null default 0,
    -- of the window that it was of: evidence is compared a day
    decided_days integer not null default 0,
    primary key (tenant, id)
);

create index recommendation_decided on recommendation (tenant) where version > 0;

create table recommendation_decision (
    id bigint generated always as identity primary key,
    tenant text not null,
    recommendation_id uuid not null,
    decision text not null check (decision in ('adopted', 'rejected', 'snoozed')),
    reason text not null,
    until timestamptz,
    decided_by text not null,
    role text not null,
    decided_at timestamptz not null,
    idempotency_key text,
    foreign key (tenant, recommendation_id) references recommendation (tenant, id)
);

create index recommendation_history on recommendation_decision (tenant, recommendation_id, id);
create unique index recommendation_sent on recommendation_decision (tenant, decided_by, idempotency_key)
    where idempotency_key is not null;
