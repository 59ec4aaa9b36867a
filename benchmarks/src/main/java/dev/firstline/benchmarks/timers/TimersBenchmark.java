package dev.firstline.benchmarks.timers;

import dev.firstline.benchmarks.ground.Benchmark;
import dev.firstline.benchmarks.ground.Ground;
import dev.firstline.benchmarks.ground.Report;
import dev.firstline.benchmarks.load.TopicWatch;
import dev.firstline.benchmarks.timers.peer.PeerRun;
import dev.firstline.contracts.Topic;
import dev.firstline.devstack.platform.Memory;
import dev.firstline.devstack.platform.Platform;
import dev.firstline.devstack.platform.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A million running clocks: how late they fire, one after the other and together, how fast a backlog goes; and what others reach. */
public final class TimersBenchmark implements Benchmark {

    private static final Duration FOR_DUPLICATES = Duration.ofSeconds(5);
    private static final double MIB = 1 << 20;

    @Override
    public String name() {
        return "timers";
    }

    @Override
    public String summary() {
        return "how late clocks fire among a million, how fast a backlog goes, beside db-scheduler and Quartz";
    }

    @Override
    public Report run(Ground ground) throws Exception {
        var scale = Scale.wanted();
        var platform = ground.platform(Service.SLA);
        var breaches = new BreachLog();
        ground.keep(new TopicWatch(platform.kafka(), List.of(Topic.SLA), breaches::hear));
        var load = new ClockLoad(platform.addresses().superuser("sla"));
        var ours = new OurTimer(ground, load, breaches);

        ground.say("Writes %,d running clocks and warms up.", Scale.SMALL);
        load.write(OurTimer.TENANT, Scale.SMALL);
        ours.steady(Scale.WARM_UP, Duration.ofSeconds(5));
        double small = memory(platform);
        ground.say("Writes %,d more.", scale.clocks() - Scale.SMALL);
        load.write(OurTimer.TENANT, scale.clocks() - Scale.SMALL);
        var steady = ours.steady(Scale.STEADY, scale.ahead());
        double large = memory(platform);
        ground.say("The service holds %.1f MiB, %.1f at %,d clocks.", large, small, Scale.SMALL);
        var bursts = ours.bursts(scale.ahead());
        load.copyBare(scale.bareClocks());
        double before = bare(ground, load);
        var drain = ours.drain();
        double after = bare(ground, load);
        LockSupport.parkNanos(FOR_DUPLICATES.toNanos());
        var found = new OurFindings(steady, bursts, drain, Math.max(before, after), large - small, ours.faults());

        var dbScheduler = PeerRun.dbScheduler(ground, platform, scale.dbScheduler());
        var quartz = PeerRun.quartz(ground, platform, scale.quartz());
        return TimersReport.of(scale, found, dbScheduler, quartz);
    }

    private static double bare(Ground ground, ClockLoad load) throws SQLException {
        double rate = BareTimer.rate(load);
        ground.say("The bare database drains %,.0f per second.", rate);
        return rate;
    }

    private static double memory(Platform platform) {
        return Memory.alone(ProcessHandle.of(platform.pid(Service.SLA.serviceName()))
                        .orElseThrow())
                / MIB;
    }
}
