package dev.firstline.sla.timer;

/**
 * The SQL that claims, judges and marks clocks in one statement, with two ways to choose, and that tells when to come again. All
 * that the timer knows of the columns of a clock stands here and in {@link DueClocks}.
 */
final class FiringStatements {

    /**
     * Rows that another copy or the keeping of clocks holds are passed by. The conditions on the state and on the instant in the
     * update are the guards: a clock that has ended since it was chosen cannot end again, and what was told of one is not told
     * again, whatever else fails. statement_timestamp() is the database's time and, unlike clock_timestamp(), can be used with the
     * index. A running clock is warned of or broken, a broken one is told to be overdue. A warning whose clock is due by now is not
     * given any more; of several thresholds that were reached, the highest is told. The arrays ascend, so that the bucket of now is
     * the place of the last one that was reached, 0 for none.
     *
     * <p>"coalesce" keeps the server from weighing the condition on the instant: when much comes due at once, its statistics say that
     * next to nothing is, and it would compare all that is due with each clock that was claimed.
     */
    private static final String MARK = """
            update clock set
                state = case when due_at <= statement_timestamp() then 'BREACHED' else clock.state end,
                ended_at = case when clock.state = 'RUNNING' and due_at <= statement_timestamp() then due_at else ended_at end,
                fired_at = case when clock.state = 'RUNNING' and due_at <= statement_timestamp() then clock_timestamp() else fired_at end,
                told = case when clock.state = 'RUNNING' and due_at <= statement_timestamp() then told || array['ended'] else told end,
                warned_percent = greatest(warned_percent, warn_percent[width_bucket(statement_timestamp(), warn_at)]),
                warned_before = case when warn_at[1] <= statement_timestamp()
                    then warn_before[width_bucket(statement_timestamp(), warn_at)] else warned_before end,
                overdue_told = case when clock.state = 'BREACHED'
                    then greatest(overdue_told, overdue_after[width_bucket(statement_timestamp(), overdue_at)]) else overdue_told end,
                next_fire_at = case
                    when clock.state = 'BREACHED' then overdue_at[1 + width_bucket(statement_timestamp(), overdue_at)]
                    when due_at <= statement_timestamp() then overdue_at[1]
                    else least(due_at, warn_at[1 + width_bucket(statement_timestamp(), warn_at)]) end,
                version = version + 1
            from claimed
            where clock.id = claimed.id and clock.state = claimed.state
                and coalesce(clock.next_fire_at <= statement_timestamp(), false)
            returning clock.id, ticket_id, tenant, target, claimed.state as state_before, clock.state, due_at, warned_percent,
                warned_before, overdue_told, warn_at[width_bucket(statement_timestamp(), warn_at)] as warned_at,
                overdue_at[width_bucket(statement_timestamp(), overdue_at)] as overdue_since, clock_timestamp() as noticed_at
            """;

    /** The longest due of all tenants. Its parameter: how many at most. */
    static final String FIRE = """
            with claimed as materialized (
                select id, state from clock
                where next_fire_at is not null and next_fire_at <= statement_timestamp()
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
                select due.id, due.state from unnest(?) as waiting (tenant) cross join lateral (
                    select id, state from clock
                    where next_fire_at is not null and (tenant, next_fire_at)
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
                (select tenant from clock where next_fire_at is not null order by tenant limit 1)
                union all
                select following.tenant from known cross join lateral (
                    select tenant from clock where next_fire_at is not null and tenant > known.tenant
                    order by tenant limit 1) as following)
            select known.tenant from known cross join lateral (
                select next_fire_at from clock
                where next_fire_at is not null and (tenant, next_fire_at)
                    between (known.tenant, '-infinity') and (known.tenant, statement_timestamp())
                order by tenant, next_fire_at limit 1) as longest
            order by longest.next_fire_at
            limit ?
            """;

    static final String NEXT =
            "select min(next_fire_at) as next, clock_timestamp() as now from clock where next_fire_at is not null";

    private FiringStatements() {}
}
