package dev.firstline.benchmarks.timers.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz with its clustered job store: 20 threads, and up to 20 triggers taken under one lock, without which it takes them one by one.
 * A trigger for each job, one durable job for all.
 */
final class QuartzPeer implements Peer {

    private static final String NAME = "bench";
    private static final int THREADS = 20;
    private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";

    private static final String TRIGGERS = """
            insert into qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group, next_fire_time,
                prev_fire_time, priority, trigger_state, trigger_type, start_time, end_time, misfire_instr)
            select 'bench', ? || n, 'breach', 'breach', 'breach', due, -1, 5, 'WAITING', 'SIMPLE', due, 0, 0
            from (select n, ?::bigint + (n - 1) * ? / 1000 as due from generate_series(1, ?) as n) as job
            """;

    /**
     * Written when the server knows how many triggers there are: it looks each one up for the foreign key, and reads all of them for
     * that as long as it takes the table for empty.
     */
    private static final String SIMPLE_TRIGGERS = """
            insert into qrtz_simple_triggers (sched_name, trigger_name, trigger_group, repeat_count, repeat_interval, times_triggered)
            select sched_name, trigger_name, trigger_group, 0, 0, 0 from qrtz_triggers where starts_with(trigger_name, ?)
            """;

    private final PeerDatabase database;
    private final Scheduler scheduler;

    QuartzPeer(PeerDatabase database, BreachJob job) throws SQLException, IOException, SchedulerException {
        this.database = database;
        try (var tables = QuartzPeer.class.getResourceAsStream(TABLES)) {
            if (tables == null) {
                throw new IOException("Quartz came without " + TABLES);
            }
            database.execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
        }
        DBConnectionManager.getInstance().addConnectionProvider(NAME, new Connections(database));
        scheduler = new StdSchedulerFactory(settings()).getScheduler();
        scheduler.setJobFactory((fired, itself) -> context -> job.run(
                context.getTrigger().getKey().getName(),
                context.getScheduledFireTime().toInstant()));
        scheduler.addJob(
                JobBuilder.newJob(Job.class)
                        .withIdentity("breach", "breach")
                        .storeDurably()
                        .build(),
                true);
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", NAME);
        settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        settings.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(THREADS));
        settings.setProperty("org.quartz.scheduler.idleWaitTime", "1000");
        settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(THREADS));
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty("org.quartz.jobStore.dataSource", NAME);
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        settings.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        // What waits because it is slow has not misfired.
        settings.setProperty("org.quartz.jobStore.misfireThreshold", "3600000");
        return settings;
    }

    @Override
    public String name() {
        return "Quartz, clustered JDBC store";
    }

    @Override
    public void write(String prefix, int jobs, Instant first, Duration step) throws SQLException {
        database.update(TRIGGERS, prefix, first.toEpochMilli(), step.toNanos() / 1_000, jobs);
        database.execute("vacuum analyze qrtz_triggers");
        database.update(SIMPLE_TRIGGERS, prefix);
        database.execute("vacuum analyze qrtz_simple_triggers");
    }

    @Override
    public void start() throws SchedulerException {
        scheduler.start();
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Connections(PeerDatabase database) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return database.pool().getConnection();
        }

        @Override
        public void shutdown() {}

        @Override
        public void initialize() {}
    }
}
