-- How each case that was opened in a stretch of time went, from its opening to now: one row a case. All figures of cases
-- are counts over these rows, and the cases behind a figure are the rows that it counts.
create function courses(of_tenant text, since timestamptz, until timestamptz)
    returns table (
        case_id uuid, conversation_id uuid, opened_at timestamptz, kind text, intent text, department text,
        complaint text, urgency text, product text, product_class text, batch text, warehouse text, carrier text,
        region text, channel text, agent_group text, status text, resolved_at timestamptz, reopened boolean,
        terms_broken boolean, promises_kept bigint, promises_late bigint, promises_broken bigint, handed_off boolean,
        first_response_at timestamptz, by_person boolean, rated_up bigint, rated_down bigint, came_back boolean,
        handling_seconds float8)
    language sql stable as $$
select opened.case_id, opened.conversation_id, opened.occurred_at, opened.envelope->'data'->>'kind',
    opened.envelope->'data'->>'intent', opened.envelope->'data'->>'department', opened.envelope->'data'->>'complaint',
    opened.envelope->'data'->>'urgency',
    coalesce(opened.envelope->'data'->'segments'->>'sku', later.sku),
    coalesce(opened.envelope->'data'->'segments'->>'productClass', later.product_class),
    coalesce(opened.envelope->'data'->'segments'->>'batch', later.batch),
    coalesce(opened.envelope->'data'->'segments'->>'warehouse', later.warehouse),
    coalesce(opened.envelope->'data'->'segments'->>'carrier', later.carrier),
    coalesce(opened.envelope->'data'->'segments'->>'region', later.region),
    coalesce(opened.envelope->'data'->'segments'->>'channel', later.channel),
    coalesce(opened.envelope->'data'->'segments'->>'agentGroup', later.agent_group),
    course.status, course.resolved_at, coalesce(course.reopened, false), coalesce(course.terms_broken, false),
    course.kept, course.late, course.broken, coalesce(talk.handed_off, false), talk.first_response_at,
    coalesce(course.by_person, false) or coalesce(talk.by_person, false), talk.up, talk.down,
    coalesce(talk.came_back, false), handling.seconds
from insight.event opened
-- An order that became known later tells what the opening could not.
cross join lateral (
    select (array_agg(told->>'sku' order by at, id) filter (where told->>'sku' is not null))[1] as sku,
        (array_agg(told->>'productClass' order by at, id) filter (where told->>'productClass' is not null))[1]
            as product_class,
        (array_agg(told->>'batch' order by at, id) filter (where told->>'batch' is not null))[1] as batch,
        (array_agg(told->>'warehouse' order by at, id) filter (where told->>'warehouse' is not null))[1] as warehouse,
        (array_agg(told->>'carrier' order by at, id) filter (where told->>'carrier' is not null))[1] as carrier,
        (array_agg(told->>'region' order by at, id) filter (where told->>'region' is not null))[1] as region,
        (array_agg(told->>'channel' order by at, id) filter (where told->>'channel' is not null))[1] as channel,
        (array_agg(told->>'agentGroup' order by at, id) filter (where told->>'agentGroup' is not null))[1]
            as agent_group
    from (
        select linked.envelope->'data'->'segments' as told, linked.occurred_at as at, linked.id
        from insight.event linked
        where linked.tenant = opened.tenant and linked.case_id = opened.case_id
            and linked.type = 'case.order_linked') told) later
cross join lateral (
    select min(step.occurred_at) filter (where step.activity = 'case.status_changed:resolved') as resolved_at,
        (array_agg(step.envelope->'data'->>'to' order by step.occurred_at desc, step.id desc)
            filter (where step.type = 'case.status_changed'))[1] as status,
        bool_or(step.type = 'case.status_changed'
            and step.envelope->'data'->>'from' in ('resolved', 'closed', 'cancelled')
            and step.envelope->'data'->>'to' not in ('resolved', 'closed', 'cancelled')) as reopened,
        bool_or(step.type = 'sla.broken') as terms_broken,
        count(*) filter (where step.type = 'promise.kept') as kept,
        count(*) filter (where step.type = 'promise.kept' and (step.envelope->'data'->>'late')::boolean) as late,
        count(*) filter (where step.type = 'promise.broken') as broken,
        bool_or(step.type = 'task.taken' or step.envelope->'data'->>'actor' in ('agent', 'manager', 'admin'))
            as by_person
    from insight.event step
    where step.tenant = opened.tenant and step.case_id = opened.case_id) course
cross join lateral (
    select bool_or(said.type = 'handoff.requested') as handed_off,
        min(said.occurred_at) filter (where said.type = 'reply.sent' and said.occurred_at >= opened.occurred_at)
            as first_response_at,
        bool_or(said.type = 'reply.sent' and said.envelope->'data'->>'source' = 'agent') as by_person,
        count(*) filter (where said.type = 'feedback.given' and said.envelope->'data'->>'rating' = 'up') as up,
        count(*) filter (where said.type = 'feedback.given' and said.envelope->'data'->>'rating' = 'down') as down,
        bool_or(said.type in ('message.received', 'case.opened') and said.occurred_at > course.resolved_at
            and said.occurred_at <= course.resolved_at + interval '7 days') as came_back
    from insight.event said
    where said.tenant = opened.tenant and said.conversation_id = opened.conversation_id) talk
cross join lateral (
    -- A task that was given back and taken again counts from when it was taken last, and once.
    select coalesce(sum(extract(epoch from done.at - taken.at)), 0)::float8 as seconds
    from (
        select completed.envelope->'data'->>'taskId' as task, min(completed.occurred_at) as at
        from insight.event completed
        where completed.tenant = opened.tenant and completed.case_id = opened.case_id
            and completed.type = 'task.completed'
        group by 1) done
    cross join lateral (
        select max(took.occurred_at) as at
        from insight.event took
        where took.tenant = opened.tenant and took.case_id = opened.case_id and took.type = 'task.taken'
            and took.envelope->'data'->>'taskId' = done.task and took.occurred_at <= done.at) taken) handling
where opened.tenant = of_tenant and opened.type = 'case.opened'
    and opened.occurred_at >= since and opened.occurred_at < until
$$;
