-- How often an article was quoted, by day: what findings are ranked by.
create table article_use (
    tenant  varchar not null,
    article varchar not null,
    day     date    not null,
    uses    int     not null,
    primary key (tenant, article, day)
);

-- Questions that found no article, those that are alike counted together. No question is kept: only what the encoder made
-- of the first, and the words that several conversations have in common.
create table gap (
    id            uuid        primary key,
    tenant        varchar     not null,
    locale        varchar     not null,
    intent        varchar,
    vector        bytea       not null,
    questions     int         not null,
    conversations int         not null,
    first_at      timestamptz not null,
    last_at       timestamptz not null
);
create index gap_by_questions on gap (tenant, locale, questions desc);

create table gap_conversation (
    gap          uuid  not null references gap (id) on delete cascade,
    conversation bytea not null,
    primary key (gap, conversation)
);
comment on column gap_conversation.conversation is 'a hash, so that a customer who asks twice counts once';

create table gap_word (
    gap           uuid  not null references gap (id) on delete cascade,
    hash          bytea not null,
    conversations int   not null,
    word          varchar,
    primary key (gap, hash)
);
comment on column gap_word.word is 'in clear only once three conversations have used it, so that it names none of them';
