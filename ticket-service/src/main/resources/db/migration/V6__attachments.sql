create table attachment (
    id         uuid primary key,
    tenant     varchar     not null,
    case_id    uuid        not null references cases,
    name       varchar     not null,
    media_type varchar     not null,
    size       int         not null,
    sha256     varchar     not null,
    actor      varchar     not null,
    stored_at  timestamptz not null,
    unique (tenant, case_id, sha256)
);
create index attachment_by_case on attachment (case_id) include (tenant);

-- Outside the row, and in pieces: a list reads no bytes, and a download needs memory for one piece.
create table attachment_piece (
    attachment_id uuid    not null references attachment on delete cascade,
    tenant        varchar not null,
    number        int     not null,
    bytes         bytea   not null,
    primary key (attachment_id, number)
);
-- What is attached is compressed already.
alter table attachment_piece alter column bytes set storage external;
