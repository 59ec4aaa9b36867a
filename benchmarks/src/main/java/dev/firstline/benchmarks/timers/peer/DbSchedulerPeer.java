package dev.firstline.benchmarks.timers.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * db-scheduler as its own guide tunes it for many executions: lock-and-fetch, which takes several jobs with one statement; 20 threads,
 * more than two processors need, since each waits for commits; a look every 50 ms, a fiftieth of which costs nothing here.
 */
final class DbSchedulerPeer implements Peer {

    private static final int THREADS = 20;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String TASK = "breach";

    private static final String TABLE = """
            create table scheduled_tasks (
                task_name text not null, task_instance text not null, task_data bytea,
                execution_time timestamptz not null, picked boolean not null, picked_by text,
                last_success timestamptz, last_failure timestamptz, consecutive_failures int, last_heartbeat timestamptz,
                version bigint not null, priority smallint, state text,
                primary key (task_name, task_instance));
            create index execution_time_idx on scheduled_tasks (execution_time);
            create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
            """;

    private static final String WRITE = """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select 'breach', ? || n, ?::timestamptz + (n - 1) * ? * interval '1 us', false, 1 from generate_series(1, ?) as n
            """;

    private final PeerDatabase database;
    private final Scheduler scheduler;

    DbSchedulerPeer(PeerDatabase database, BreachJob job) throws SQLException {
        this.database = database;
        database.execute(TABLE);
        var task = Tasks.oneTime(TASK)
                .execute((instance, context) -> job.run(instance.getId(), context.getExecution().executionTime));
        scheduler = Scheduler.create(database.pool(), task)
                .threads(THREADS)
                .pollingInterval(POLL)
                .pollUsingLockAndFetch(1.0, 4.0)
                .build();
    }

    @Override
    public String name() {
        return "db-scheduler, lock-and-fetch";
    }

    @Override
    public void write(String prefix, int jobs, Instant first, Duration step) throws SQLException {
        database.update(WRITE, prefix, first.atOffset(ZoneOffset.UTC), step.toNanos() / 1_000, jobs);
        database.execute("vacuum analyze scheduled_tasks");
    }

    @Override
    public void start() {
        scheduler.start();
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
