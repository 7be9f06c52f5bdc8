-- An event that the broker refuses for good leaves the queue; later ones of its topic and key wait behind it.
alter table outbox
    add column refused_at timestamptz,
    add column refusal    varchar,
    add column refusals   int not null default 0;
comment on column outbox.refused_at is 'a dead letter since then, to the millisecond, as cursors have it; null again once it is replayed';

drop index outbox_to_relay;
create index outbox_to_relay on outbox (position) include (tenant) where relayed_at is null and refused_at is null;
create index outbox_blocking on outbox (topic, key, position) include (tenant) where refused_at is not null;
create index outbox_dead on outbox (tenant, refused_at, id) where refused_at is not null;
