package dev.firstline.sla.timer;

/**
 * The SQL that claims, judges and marks clocks in one statement, with two ways to choose, and that tells when to come again. All
 * that the timer knows of the columns of a clock stands here and in {@link DueClocks}.
 */
final class FiringStatements {

    /**
     * Rows that another copy or the keeping of clocks holds are passed by. The conditions on the state and on the instant in the
     * update are the guards: a clock that has ended cannot end again, and one that was warned of is not warned of again, whatever
     * else fails. statement_timestamp() is the database's time and, unlike clock_timestamp(), can be used with the index.
     * A warning whose clock is due by now is not given any more; of several that were reached, the highest is given.
     *
     * <p>"coalesce" keeps the server from weighing the condition on the instant: when much comes due at once, its statistics say that
     * next to nothing is, and it would compare all that is due with each clock that was claimed.
     */
    private static final String MARK = """
            update clock set
                state = case when due_at <= statement_timestamp() then 'BREACHED' else 'RUNNING' end,
                ended_at = case when due_at <= statement_timestamp() then due_at end,
                fired_at = case when due_at <= statement_timestamp() then clock_timestamp() end,
                told = case when due_at <= statement_timestamp() then told || array['ended'] else told end,
                warned_percent = greatest(warned_percent, (
                    select max(percent) from unnest(warn_at, warn_percent) as warning (at, percent)
                    where at <= statement_timestamp())),
                next_fire_at = case when due_at > statement_timestamp() then least(due_at, (
                    select min(at) from unnest(warn_at) as warning (at) where at > statement_timestamp())) end,
                version = version + 1
            from claimed
            where clock.id = claimed.id and clock.state = 'RUNNING'
                and coalesce(clock.next_fire_at <= statement_timestamp(), false)
            returning clock.id, ticket_id, tenant, target, state, due_at, warned_percent, clock_timestamp() as noticed_at,
                (select max(at) from unnest(warn_at) as warning (at) where at <= statement_timestamp()) as warned_at
            """;

    /** The longest due of all tenants. Its parameter: how many at most. */
    static final String FIRE = """
            with claimed as materialized (
                select id from clock
                where state = 'RUNNING' and next_fire_at <= statement_timestamp()
                order by next_fire_at
                limit ?
                for update skip locked)
            """ + MARK;

    /**
     * The longest due of each of some tenants. Its parameters: the tenants, how many at most of each. Compared as a pair, tenant and
     * instant can only be found in the index that has both; in the other one a tenant's clocks stand behind those of all others.
     */
    static final String FIRE_OF_EACH = """
            with claimed as materialized (
                select due.id from unnest(?) as waiting (tenant) cross join lateral (
                    select id from clock
                    where state = 'RUNNING' and (tenant, next_fire_at)
                        between (waiting.tenant, '-infinity') and (waiting.tenant, statement_timestamp())
                    order by tenant, next_fire_at
                    limit ?
                    for update skip locked) as due)
            """ + MARK;

    /**
     * The tenants that have something due, who waits longest first. It leaps from tenant to tenant in the index, so that a tenant
     * costs two looks into it, however many clocks it has. Its parameter: how many tenants at most.
     */
    static final String WAITING = """
            with recursive known as (
                (select tenant from clock where state = 'RUNNING' order by tenant limit 1)
                union all
                select following.tenant from known cross join lateral (
                    select tenant from clock where state = 'RUNNING' and tenant > known.tenant
                    order by tenant limit 1) as following)
            select known.tenant from known cross join lateral (
                select next_fire_at from clock
                where state = 'RUNNING' and (tenant, next_fire_at)
                    between (known.tenant, '-infinity') and (known.tenant, statement_timestamp())
                order by tenant, next_fire_at limit 1) as longest
            order by longest.next_fire_at
            limit ?
            """;

    static final String NEXT =
            "select min(next_fire_at) as next, clock_timestamp() as now from clock where state = 'RUNNING'";

    private FiringStatements() {}
}
