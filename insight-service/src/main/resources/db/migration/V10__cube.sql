-- What the stream counts: for each day on which cases were opened (UTC), each kind of case and each value of each
-- dimension, how often what happened and how long it took. A figure of a window is a merge of its rows.
create table slice (
    tenant text not null,
    -- both empty for all cases of the kind
    dimension text not null,
    value text not null,
    -- on which cases were opened (UTC)
    day date not null,
    -- empty for conversations, * for cases of all kinds
    kind text not null,
    -- of the topics; a slice is the sum of its parts
    part integer not null,
    -- Slice; empty where nothing is left
    cells bytea not null,
    -- cases among them, and those that are settled as things stand
    opened bigint not null,
    settled bigint not null,
    -- where in the changelog it says so: two instances may both write while one takes over from the other
    record_offset bigint not null,
    primary key (tenant, dimension, value, day, kind, part)
);
comment on table slice is 'written from the changelog of the stream alone, which has whatever is missing here';

-- Rows are rewritten often: room to do so in place.
alter table slice set (fillfactor = 70);

-- What is open is told from all days, whenever anything changes.
create index slice_open on slice (tenant, day) where dimension = '' and value = '' and kind in ('', '*') and opened <> settled;

-- Bytes that cannot be compressed further, and are read with their row: only what is longer than a page is kept apart.
alter table slice alter column cells set storage external;
alter table slice set (toast_tuple_target = 8160);

-- How much of a tenant has been taken in: the same numbers mean the same figures.
create table progress (
    tenant text primary key,
    events bigint not null,
    slices bigint not null
);

insert into progress select tenant, count(*), 0 from event group by tenant;
