-- A merchant's overlays over the packs of law, which come with the service. A version never changes once it is here.
create table policy_pack (
    id             uuid primary key,
    tenant         varchar     not null,
    pack           varchar     not null,
    version        int         not null,
    base           varchar     not null,
    state          varchar     not null check (state in ('draft', 'published', 'withdrawn')),
    effective_from date        not null,
    yaml           varchar     not null,
    created_at     timestamptz not null,
    created_by     varchar     not null,
    published_at   timestamptz,
    published_by   varchar,
    withdrawn_at   timestamptz,
    withdrawn_by   varchar,
    unique (tenant, pack, version)
);
comment on table policy_pack is 'an order is decided by the version published for the day on which it was placed';
create index policy_pack_published on policy_pack (tenant, base) where state = 'published';
