-- What the stream counts: for each day on which cases were opened (UTC), each kind of case and each value of each
-- dimension, how often what happened and how long it took. A figure of a window is a merge of its rows.
create table cell (
    tenant text not null,
    day date not null,
    -- empty for conversations
    kind text not null,
    -- both empty for all cases of the kind
    dimension text not null,
    value text not null,
    measure text not null,
    -- of activities, where the measure is about one or a pair; else empty
    activity text not null,
    next text not null,
    -- DurationHistogram; of what is only counted, all durations are 0
    times bytea not null,
    primary key (tenant, dimension, value, day, kind, measure, activity, next)
);
comment on table cell is 'written from the changelog of the stream alone, which has whatever is missing here';

-- Rows are rewritten often: room to do so in place.
alter table cell set (fillfactor = 70);

-- How much of a tenant has been taken in: the same numbers mean the same figures.
create table progress (
    tenant text primary key,
    events bigint not null,
    cells bigint not null
);

insert into progress select tenant, count(*), 0 from event group by tenant;
