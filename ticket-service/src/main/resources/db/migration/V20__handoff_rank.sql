-- Who needs a person soonest is answered first; who waits moves up, because a head start is worth a fixed time.
alter table handoff add column ranked_at timestamptz;
update handoff set ranked_at = requested_at;
alter table handoff alter column ranked_at set not null;
comment on column handoff.ranked_at is 'when it was requested, less its head start for urgency, mood and tier';
drop index handoff_queue;
create index handoff_queue on handoff (tenant, state, ranked_at, id);
create index handoff_ranked on handoff (tenant, ranked_at, id);
