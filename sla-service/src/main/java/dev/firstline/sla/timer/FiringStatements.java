package dev.firstline.sla.timer;

/**
 * The SQL that claims, judges and marks clocks in one statement, with two ways to choose, and that tells when to come again. All
 * that the timer knows of the columns of a clock stands here and in {@link DueClocks}.
 */
final class FiringStatements {

    /**
     * What may be told: by partition, up to when all facts have been read; up to when clocks are told; and up to when whoever waits has
     * waited long enough. Its parameters: the three arrays. And the tickets with a dead letter: a fact of theirs is known to be missing,
     * so they wait longest.
     */
    private static final String LIMITS = """
            with limits as materialized (
                select ?::timestamptz[] as settled, ?::timestamptz[] as up_to, ?::timestamptz[] as waited),
            held as materialized (
                select key from dead_letter where consumer = 'sla.events' and state = 'OPEN' and blocks),
            """;

    /**
     * Ahead of the firing, for its transaction: the way to what was claimed is by its ids. Left to itself, the server reads all clocks of a
     * table that is not large for the sake of the few hundred that it thinks were claimed, and mostly it is one.
     */
    static final String BY_IDS =
            "set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off";

    private static final String IS_HELD = "convert_to(ticket_id::text, 'UTF8') in (select key from held)";

    /**
     * Rows that another copy or the keeping of clocks holds are passed by. The conditions on the state and on the instant in the
     * update are the guards: a clock that has ended since it was chosen cannot end again, and what was told of one is not told
     * again, whatever else fails. Each clock is judged as of the instant up to which its facts have been read, not as of now; that is
     * never later than now by the database's clock. A running clock is warned of or broken, a broken one is told to be overdue. A
     * warning whose clock is due by then is not given any more; of several thresholds that were reached, the highest is told. The
     * arrays ascend, so that the bucket of that instant is the place of the last one that was reached, 0 for none. What a clock promised
     * may have come between its due instant and now: then that is told with the breach.
     *
     * <p>"coalesce" keeps the server from weighing the condition on the instant: when much comes due at once, its statistics say that
     * next to nothing is, and it would compare all that is due with each clock that was claimed.
     */
    private static final String MARK = """
            update clock set
                state = case when due_at <= claimed.up_to then 'BREACHED' else clock.state end,
                ended_at = case when clock.state = 'RUNNING' and due_at <= claimed.up_to then due_at else ended_at end,
                fired_at = case when clock.state = 'RUNNING' and due_at <= claimed.up_to then clock_timestamp() else fired_at end,
                provisional = case when clock.state = 'RUNNING' and due_at <= claimed.up_to
                    then due_at > claimed.settled else provisional end,
                told = case when clock.state = 'RUNNING' and due_at <= claimed.up_to then told || array['ended'] || case when settled_by is null then '{}' else array['settled ' || settled_by] end
                    else told end,
                warned_percent = greatest(warned_percent, warn_percent[width_bucket(claimed.up_to, warn_at)]),
                warned_before = case when warn_at[1] <= claimed.up_to
                    then warn_before[width_bucket(claimed.up_to, warn_at)] else warned_before end,
                overdue_told = case when clock.state = 'BREACHED'
                    then greatest(overdue_told, overdue_after[width_bucket(claimed.up_to, overdue_at)]) else overdue_told end,
                next_fire_at = case
                    when clock.state = 'BREACHED' then overdue_at[1 + width_bucket(claimed.up_to, overdue_at)]
                    when due_at <= claimed.up_to then overdue_at[1]
                    else least(due_at, warn_at[1 + width_bucket(claimed.up_to, warn_at)]) end,
                version = version + 1
            from claimed
            where clock.id = claimed.id and clock.state = claimed.state
                and coalesce(clock.next_fire_at <= claimed.up_to, false)
            returning clock.id, ticket_id, tenant, target, claimed.state as state_before, clock.state, due_at, warned_percent,
                warned_before, overdue_told, warn_at[width_bucket(claimed.up_to, warn_at)] as warned_at,
                overdue_at[width_bucket(claimed.up_to, overdue_at)] as overdue_since, clock_timestamp() as noticed_at,
                partition, provisional, settled_at, late_micros
            """;

    /**
     * The longest due of each partition. Compared as a pair, partition and instant can only be found in the index that has both. Its parameters: those of the limits, how many at most of each partition.
     */
    static final String FIRE = LIMITS + """
            claimed as materialized (
                select due.id, due.state,
                    case when due.held then '-infinity' else bound.settled end as settled,
                    case when due.held then bound.waited else bound.up_to end as up_to
                from limits cross join lateral (
                    select (n - 1)::smallint as partition, of.settled, least(of.up_to, statement_timestamp()) as up_to,
                        least(of.waited, statement_timestamp()) as waited
                    from unnest(settled, up_to, waited) with ordinality as of (settled, up_to, waited, n)) as bound
                cross join lateral (
                    select id, state, %1$s as held from clock
                    where next_fire_at is not null and (partition, next_fire_at)
                        between (bound.partition, '-infinity') and (bound.partition, bound.up_to)
                        and coalesce(next_fire_at <= bound.waited or not %1$s, false)
                    order by partition, next_fire_at
                    limit ?
                    for update skip locked) as due)
            """.formatted(IS_HELD) + MARK;

    /**
     * The longest due of each of some tenants. Its parameters: those of the limits, the tenants, how many at most of each. Compared as a
     * pair, tenant and instant can only be found in the index that has both; in the other one a tenant's clocks stand behind those of
     * all others.
     */
    static final String FIRE_OF_EACH = LIMITS + """
            claimed as materialized (
                select due.id, due.state,
                    case when due.held then '-infinity' else settled[due.partition + 1] end as settled,
                    least(case when due.held then waited[due.partition + 1] else up_to[due.partition + 1] end,
                        statement_timestamp()) as up_to
                from limits cross join unnest(?) as waiting (tenant) cross join lateral (
                    select id, state, partition, %1$s as held from clock
                    where next_fire_at is not null and (tenant, next_fire_at)
                        between (waiting.tenant, '-infinity') and (waiting.tenant, statement_timestamp())
                        and coalesce(next_fire_at <= up_to[partition + 1]
                            and (next_fire_at <= waited[partition + 1] or not %1$s), false)
                    order by tenant, next_fire_at
                    limit ?
                    for update skip locked) as due)
            """.formatted(IS_HELD) + MARK;

    /**
     * The tenants that have something due, who waits longest first. It leaps from tenant to tenant in the index, so that a tenant
     * costs two looks into it, however many clocks it has. Its parameters: up to when clocks are told, by partition; how many tenants at
     * most.
     */
    static final String WAITING = """
            with recursive limits as materialized (select ?::timestamptz[] as up_to),
            known as (
                (select tenant from clock where next_fire_at is not null order by tenant limit 1)
                union all
                select following.tenant from known cross join lateral (
                    select tenant from clock where next_fire_at is not null and tenant > known.tenant
                    order by tenant limit 1) as following)
            select known.tenant from limits cross join known cross join lateral (
                select next_fire_at from clock
                where next_fire_at is not null and (tenant, next_fire_at)
                    between (known.tenant, '-infinity') and (known.tenant, statement_timestamp())
                    and coalesce(next_fire_at <= up_to[partition + 1], false)
                order by tenant, next_fire_at limit 1) as longest
            order by longest.next_fire_at
            limit ?
            """;

    /**
     * By partition the nearest instant at which something is to be told of a clock, without the tickets that wait for a dead letter. Its
     * parameter: how many partitions there are.
     */
    static final String NEXT = """
            with held as materialized (
                select key from dead_letter where consumer = 'sla.events' and state = 'OPEN' and blocks)
            select bound.partition, nearest.next_fire_at as next, clock_timestamp() as now
            from generate_series(0, ? - 1) as bound (partition) left join lateral (
                select next_fire_at from clock
                where next_fire_at is not null and (partition, next_fire_at)
                    between (bound.partition::smallint, '-infinity') and (bound.partition::smallint, 'infinity')
                    and coalesce(not %s, false)
                order by partition, next_fire_at limit 1) as nearest on true
            """.formatted(IS_HELD);

    /** Some clocks that are watched and of which nobody has said to which partition they belong. Its parameter: how many at most. */
    static final String WITHOUT_PARTITION =
            "select id, ticket_id from clock where partition is null and next_fire_at is not null limit ?";

    /** Says it. Its parameters: the clocks, their partitions in the same order. */
    static final String PLACE = """
            update clock set partition = place.partition from unnest(?, ?) as place (id, partition)
            where clock.id = place.id and clock.partition is null
            """;

    private FiringStatements() {}
}
