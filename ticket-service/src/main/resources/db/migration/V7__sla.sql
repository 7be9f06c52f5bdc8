-- The clocks of a case: what it was promised, what it has used, what was told of it.
alter table cases
    add column sla         jsonb,
    add column sla_next_at timestamptz;
comment on column cases.sla is 'null for cases from before there were terms';
comment on column cases.sla_next_at is 'when there is something to be told if nothing happens till then';
create index cases_by_sla on cases (sla_next_at) include (tenant) where sla_next_at is not null;
