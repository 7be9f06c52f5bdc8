package io.aftercare.ticket.cases;

import io.aftercare.ticket.Access;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/** How much waits in each department's queue, and how much each person has. */
@ApplicationScoped
public class Workload {
    private static final String QUEUES = """
            select department, count(*) as open, count(*) filter (where assignee is null) as waiting,
                   count(*) filter (where due_at < $2) as overdue
            from ticket.task where tenant = $1 and status = 'open' group by department order by department
            """;
    private static final String PEOPLE = """
            select t.assignee, count(*) as open, coalesce(max(s.capacity), 10) as capacity
            from ticket.task t left join ticket.staff s on s.tenant = t.tenant and s.subject = t.assignee
            where t.tenant = $1 and t.status = 'open' and t.assignee is not null
            group by t.assignee order by count(*) desc, t.assignee limit 500
            """;

    private final Pool pool;
    private final Clock clock;

    Workload(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    public record Queue(String department, long open, long waiting, long overdue) {}

    public record Person(String subject, long open, int capacity) {}

    public record View(List<Queue> queues, List<Person> people) {}

    public Uni<View> of(Access who) {
        return pool.preparedQuery(QUEUES)
                .execute(Tuple.of(who.tenant(), clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().map(Workload::queue).toList())
                .chain(queues -> pool.preparedQuery(PEOPLE)
                        .execute(Tuple.of(who.tenant()))
                        .map(rows -> new View(
                                queues, rows.stream().map(Workload::person).toList())));
    }

    private static Queue queue(Row row) {
        return new Queue(
                row.getString("department"), row.getLong("open"), row.getLong("waiting"), row.getLong("overdue"));
    }

    private static Person person(Row row) {
        return new Person(row.getString("assignee"), row.getLong("open"), row.getInteger("capacity"));
    }
}
