-- Articles as they were written. A version is a pair of texts, zh and en; what it says never changes once it was published.
create table article_version (
    tenant         varchar     not null,
    article        varchar     not null,
    version        int         not null,
    state          varchar     not null check (state in ('draft', 'in_review', 'published', 'retired')),
    revision       int         not null,
    source         varchar     not null check (source in ('starter', 'written', 'import', 'answer')),
    content        jsonb       not null,
    created_at     timestamptz not null,
    created_by     varchar     not null,
    changed_at     timestamptz not null,
    changed_by     varchar     not null,
    published_at   timestamptz,
    retired_at     timestamptz,
    primary key (tenant, article, version)
);
comment on column article_version.tenant is '* for the starter base, which belongs to all tenants';
comment on column article_version.revision is 'grows with every change: the ETag';
create index article_version_by_change on article_version (tenant, changed_at desc, article, version);
create index article_version_published on article_version (tenant, article) where published_at is not null;

-- Every instance serves from its memory and listens for this; no way of writing can forget to tell.
create function tell_of_knowledge() returns trigger language plpgsql as $$
begin
    perform pg_notify('reply_knowledge', 'changed');
    return null;
end
$$;
create trigger article_version_told after insert or update or delete or truncate on article_version
    for each statement execute function tell_of_knowledge();

-- What an encoder made of a text, so that a start need not run it again.
create table embedding (
    model     varchar not null,
    text_hash varchar not null,
    vector    bytea   not null,
    primary key (model, text_hash)
);

create table idempotency_key (
    tenant       varchar     not null,
    subject      varchar     not null,
    key          varchar     not null,
    request_hash varchar     not null,
    made         varchar[],
    created_at   timestamptz not null,
    primary key (tenant, subject, key)
);
create index idempotency_key_created on idempotency_key (created_at);
