package io.aftercare.ticket.cases;

import io.aftercare.events.AftercareEvent;
import io.aftercare.events.Segments;
import io.aftercare.ticket.Access;
import io.aftercare.ticket.Caused;
import io.aftercare.ticket.sla.SlaClocks;
import io.aftercare.ticket.triage.CasePlan;
import io.aftercare.web.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes one case of two, or two of one.
 *
 * @param reason as whoever decides it gives it
 */
record MergeAndSplit(String reason, Access by, Authority authority, Instant now) {
    /** One ends, and goes on in another, which takes over goods, evidence and the time that it has waited. */
    List<AftercareEvent> merge(Case it, Case into) {
        if (into.id().equals(it.id()) || into.kind() != it.kind() || !Objects.equals(into.customer(), it.customer())) {
            throw Problems.conflict("cases-do-not-merge", "Only two cases of one kind and one customer become one.");
        }
        if (into.status().isSettled() || into.dossier().isActedOn()) {
            throw Problems.conflict(
                    "cases-do-not-merge", "The other case is settled, or the shop has begun to act on its goods.");
        }
        Optional<SlaClocks> waited = it.clocks();
        List<AftercareEvent> events = new ArrayList<>(carryOut(it, "merge"));
        events.addAll(it.relate(into, "merged_into", now));
        into.learn(
                into.dossier()
                        .with(into.dossier().goods().joinedBy(it.dossier().goods()))
                        .withEvidence(it.dossier().evidence()),
                now);
        events.addAll(into.link(Optional.ofNullable(it.orderId()), Segments.UNKNOWN, now));
        into.clocks()
                .flatMap(its -> waited.map(ours -> its.joinedBy(ours, now)))
                .ifPresent(joined -> events.addAll(into.keep(joined, now)));
        events.addAll(into.relate(it, "absorbed", now));
        return events;
    }

    /** Some of the goods go to a case of their own, which has waited as long. */
    Caused<Case> split(Case it, List<Goods.Line> going, long number) {
        Goods goods = it.dossier().goods();
        Goods left = goods.without(going);
        if (left.lines().isEmpty()) {
            throw Problems.conflict("nothing-left", "A split leaves some of the goods in the case.");
        }
        List<Goods.Line> priced = goods.priced(going);
        List<AftercareEvent> events = new ArrayList<>(carryOut(it, "split"));
        it.learn(it.dossier().with(left), now);
        CaseSubject subject = new CaseSubject(
                it.conversationId(),
                it.customer(),
                Optional.of(priced.getFirst().orderId()));
        CasePlan plan = new CasePlan(
                it.kind(), it.complaint(), it.intent(), it.department(), it.urgency(), it.dueAt(), List.of());
        Dossier theirs = Dossier.EMPTY.with(new Goods(priced, goods.orders(), List.of()));
        Caused<Case> opened = Case.open(number, subject, plan, theirs, by, now);
        events.addAll(opened.events());
        opened.result().waitedLike(it);
        events.addAll(it.relate(opened.result(), "split_off", now));
        events.addAll(opened.result().relate(it, "split_from", now));
        return new Caused<>(opened.result(), events);
    }

    private List<AftercareEvent> carryOut(Case it, String command) {
        return it.carryOut(command, Particulars.because(reason), by, authority, now)
                .events();
    }
}
