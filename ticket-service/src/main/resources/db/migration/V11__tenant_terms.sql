-- A tenant's own terms, as it wrote them; the newest version is in force.
create table sla_terms (
    tenant     varchar     not null,
    version    int         not null,
    yaml       varchar,
    created_at timestamptz not null,
    created_by varchar     not null,
    primary key (tenant, version)
);
comment on column sla_terms.yaml is 'null: the tenant went back to the terms that come with the service';
