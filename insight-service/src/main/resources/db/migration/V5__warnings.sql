-- What early warning counts: per case, by what it is told apart. signal: cases, complaints, defects. Again changes nothing, so
-- that it may be written whenever more is known of the case.
create table signal (
    tenant text not null,
    signal text not null,
    dimension text not null,
    case_id uuid not null,
    value text not null,
    -- of which product a batch is; null else
    part_of text,
    -- in UTC, on which the case was opened
    day date not null,
    primary key (tenant, signal, dimension, case_id, value)
);

create index signal_by_day on signal (tenant, day, signal, dimension, value);

create table warning (
    id bigint generated always as identity unique,
    tenant text not null,
    signal text not null,
    dimension text not null,
    value text not null,
    part_of text,
    -- the day on which it alarmed, and the one on which it most likely began
    raised_on date not null,
    onset date not null,
    signals bigint not null,
    expected float8 not null,
    evidence float8 not null,
    examples uuid[] not null,
    raised_at timestamptz not null default now(),
    primary key (tenant, signal, dimension, value, raised_on)
);
