package dev.firstline.acceptance.verify;

import static dev.firstline.acceptance.verify.Promise.count;
import static dev.firstline.acceptance.verify.Promise.fault;

import java.util.List;

/** Promises about clocks. */
final class ClockPromises {

    /**
     * Ended, in a way that somebody must have been told of. Clocks of imported tickets that were over at the import ended in silence; those
     * of an import by an older version bear no mark of which they are.
     */
    private static final String ENDED = """
            clock c left join sla_ticket s on s.id = c.ticket_id
            where c.state in ('MET', 'BREACHED', 'CANCELLED') and not c.in_silence and not (coalesce(s.imported, false) and not c.marked)
            """;

    private static final Promise ONE_OUTCOME = new Promise(
            "Each clock has one outcome at most, the same in the database and on the topic; where it was corrected, the last word is",
            List.of(
                    count("met", "select count(*) from clock where state = 'MET'"),
                    count("broken", "select count(*) from clock where state = 'BREACHED'"),
                    count("cancelled", "select count(*) from clock where state = 'CANCELLED'"),
                    count("running or paused", "select count(*) from clock where state in ('RUNNING', 'PAUSED')"),
                    count("corrected", "select count(*) from last_word where corrections > 0"),
                    count("imported, in silence", """
                            select count(*) from clock c left join sla_ticket s on s.id = c.ticket_id
                            where c.state in ('MET', 'BREACHED', 'CANCELLED')
                                and (c.in_silence or coalesce(s.imported, false) and not c.marked)"""),
                    count("older than the topic", "select count(*) from " + ENDED + """
                             and exists (select from topic t where t.name = 'firstline.sla.v1'
                                and greatest(c.ended_at, c.fired_at) <= t.horizon)""")),
            List.of(
                    fault("clocks were told to have ended more than once", """
                            select 'clock ' || clock_id || ' has outcomes ' || string_agg(outcome, ', ' order by pos) from word
                            join last_word using (clock_id) where ends > 1 + corrections and not corrects group by clock_id"""),
                    fault("outcomes are stored and were not told", """
                            select 'clock ' || c.id || ' ' || c.state from %s
                                and not exists (select from word w where w.clock_id = c.id)
                                and exists (select from topic t where t.name = 'firstline.sla.v1'
                                    and greatest(c.ended_at, c.fired_at) > t.horizon)""".formatted(ENDED)),
                    fault("outcomes are told otherwise than they are stored", """
                            select 'clock ' || l.clock_id || ' is stored as ' || coalesce(c.state, 'nothing') || ' and was told to be '
                                || (select outcome from word w where w.clock_id = l.clock_id and w.pos = l.early_pos)
                            from last_word l left join clock c on c.id = l.clock_id
                            where l.early_pos is not null and (c.id is not null or is_kept(l.ticket)) and not exists (select from word w
                                where w.clock_id = c.id and w.pos >= l.early_pos and (w.outcome = c.state
                                    or w.outcome in ('RUNNING', 'PAUSED') and c.state in ('RUNNING', 'PAUSED')))""")));

    private static final Promise WARNED_ONCE = new Promise(
            "Each warning of a clock is given once",
            List.of(count("warnings", "select count(*) from event where type = 'sla.warned'")),
            List.of(fault("warnings were given more than once", """
                    select 'clock ' || ref || ' was warned at ' || detail || ' ' || count(*) || ' times' from event
                    where type = 'sla.warned' group by ref, detail, happened having count(*) > 1""")));

    private static final Promise NONE_OVERDUE = new Promise(
            "Nothing that should have been told of a clock stands still",
            List.of(),
            List.of(fault("clocks are overdue", "select line from still where what = 'CLOCK'")));

    private static final Promise AT_THE_DUE_INSTANT = new Promise(
            "Each breach bears its due instant, and was not told before it",
            List.of(
                    count("breaches told", "select count(*) from event where type = 'sla.breached'"),
                    count(
                            "of them provisional",
                            "select count(*) from event where type = 'sla.breached' and detail = 'true'")),
            List.of(
                    fault("breaches bear another instant than their clock", """
                            select 'clock ' || c.id || ' was due at ' || c.ended_at || ' and told to be broken at ' || w.happened
                            from word w join clock c on c.id = w.clock_id join last_word l on l.clock_id = c.id
                            where c.state = 'BREACHED' and w.outcome = 'BREACHED' and w.early and not w.corrects and l.corrections = 0
                                and w.happened <> c.ended_at"""),
                    fault("breaches were told before they were due", """
                            select 'clock ' || clock_id from word where not corrects and fired < happened""")));

    static final List<Promise> ALL = List.of(ONE_OUTCOME, WARNED_ONCE, NONE_OVERDUE, AT_THE_DUE_INSTANT);

    private ClockPromises() {}
}
