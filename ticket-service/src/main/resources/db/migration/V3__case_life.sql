-- A case walks the path of its kind: the stage is where it stands, the status what that comes to for everybody else.
alter table cases
    add column stage   varchar,
    add column owner   varchar,
    add column dossier jsonb not null default '{}';
-- What existed before knew only statuses; these stages exist on every kind's path.
update cases set stage = case status
    when 'open' then 'requested'
    when 'in_progress' then 'checking'
    when 'waiting_for_customer' then 'awaiting_evidence'
    when 'resolved' then 'settled'
    else status
end;
alter table cases alter column stage set not null;
comment on column cases.owner is 'the subject of the person who answers for the case; never leaves in an event';
comment on column cases.dossier is 'what the case knows beyond where it stands, read and written whole';
create index cases_by_owner on cases (tenant, owner, status, opened_at desc, id desc) where owner is not null;
create index cases_by_department on cases (tenant, department, status, opened_at desc, id desc);

alter table case_history
    add column from_stage varchar,
    add column to_stage   varchar,
    add column command    varchar;

alter table task
    add column skill    varchar,
    add column assignee varchar;
comment on column task.skill is 'what the person must be able to do; null: whoever belongs to the department';
create index task_of_assignee on task (tenant, assignee, status, due_at, id) where assignee is not null;

create table case_note (
    id         uuid primary key,
    tenant     varchar     not null,
    case_id    uuid        not null references cases,
    text       varchar     not null,
    author     varchar     not null,
    written_at timestamptz not null
);
create index case_note_of_case on case_note (tenant, case_id, written_at, id);
create index case_note_by_case on case_note (case_id) include (tenant);

-- What a shop is to do: written with the change that decides it, carried out after the commit, tried under the same key
-- until the shop has answered. Kept, because the shop's feed speaks of it by its key.
create table shop_action (
    id           uuid primary key,
    tenant       varchar     not null,
    case_id      uuid        not null references cases,
    key          varchar     not null,
    request      varchar     not null,
    state        varchar     not null check (state in ('requested', 'accepted', 'done', 'refused', 'stuck')),
    attempts     int         not null,
    next_try_at  timestamptz not null,
    lease_until  timestamptz,
    last_outcome varchar,
    created_at   timestamptz not null,
    unique (tenant, key)
);
comment on column shop_action.request is 'the very words: a repeat must say the same, or the shop refuses the key';
create index shop_action_due on shop_action (next_try_at) include (tenant) where state = 'requested';
create index shop_action_awaited on shop_action (tenant) where state = 'accepted';
create index shop_action_by_case on shop_action (case_id) include (tenant);

-- How far each tenant's shop feed has been read, and until when somebody reads it.
create table shop_feed (
    tenant      varchar primary key,
    cursor      varchar,
    lease_until timestamptz not null
);
