-- What the shop said of the orders of a return when it was approved: what an inspection later makes of the goods is decided by
-- that, whatever the shop has booked meanwhile. Not part of the case, which is read far more often.
create table ticket.order_facts (
    case_id uuid not null references ticket.cases,
    order_id text not null,
    tenant text not null,
    facts jsonb not null,
    tier text,
    told_at timestamptz not null,
    primary key (case_id, order_id)
);
