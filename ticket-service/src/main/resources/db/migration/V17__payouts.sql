-- What the shop was told to pay for each order, by whichever case: what may still go back of an order is what was paid for it
-- less this. A compensation is paid once for a clause and an order.
create table payout (
    action_id uuid           not null references shop_action,
    order_id  varchar        not null,
    sku       varchar        not null,
    tenant    varchar        not null,
    case_id   uuid           not null references cases,
    clause    varchar,
    amount    numeric(20, 4) not null,
    currency  varchar        not null,
    primary key (action_id, order_id, sku)
);
comment on column payout.sku is 'for which goods of the order; empty where it is for the order as a whole';
comment on column payout.clause is 'by which a compensation is paid; null for a refund';
create index payout_of_order on payout (tenant, order_id);

insert into payout (action_id, order_id, sku, tenant, case_id, clause, amount, currency)
select a.id, part ->> 'orderId', '', a.tenant, a.case_id, null, sum(cast(part -> 'amount' ->> 'amount' as numeric)),
       min(part -> 'amount' ->> 'currency')
from shop_action a, jsonb_array_elements(cast(a.request as jsonb) -> 'orders') part
where cast(a.request as jsonb) ->> 'kind' = 'refund' and part -> 'amount' ->> 'amount' is not null
group by a.id, part ->> 'orderId', a.tenant, a.case_id;

-- What a version of a pack says never changes; whether it is in force does.
create function keep_pack_text() returns trigger language plpgsql as $$
begin
    if (new.tenant, new.pack, new.version, new.base, new.effective_from, new.yaml)
        is distinct from (old.tenant, old.pack, old.version, old.base, old.effective_from, old.yaml) then
        raise exception 'version % of pack % never changes: write the next one', old.version, old.pack;
    end if;
    return new;
end
$$;
create trigger policy_pack_text before update on policy_pack for each row execute function keep_pack_text();
