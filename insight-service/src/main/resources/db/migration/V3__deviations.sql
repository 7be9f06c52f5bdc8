-- What cases did that their kind's path does not allow, as the log says now: a late event may put right what seemed wrong.
create table deviation (
    id bigint generated always as identity unique,
    tenant text not null,
    case_id uuid not null,
    -- the event with which it was seen
    event_id uuid not null,
    case_kind text not null,
    kind text not null,
    activity text not null,
    skipped text[] not null,
    occurred_at timestamptz not null,
    raised_at timestamptz not null default now(),
    primary key (tenant, case_id, event_id)
);

create index deviation_by_time on deviation (tenant, occurred_at);
