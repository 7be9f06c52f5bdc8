create table staff (
    id          uuid primary key,
    tenant      varchar   not null,
    subject     varchar   not null,
    departments varchar[] not null,
    skills      varchar[] not null,
    capacity    int       not null,
    unique (tenant, subject)
);
comment on table staff is 'what is known of people beyond their token: for whom they work, what they can do, how much at once';
create index task_waiting on task (tenant, due_at, id) where status = 'open' and assignee is null;
