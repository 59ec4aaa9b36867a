package dev.firstline.devstack.platform;

import dev.firstline.devstack.kafka.KafkaServer;
import dev.firstline.devstack.kafka.Topics;
import dev.firstline.devstack.postgres.PostgresServer;
import dev.firstline.devstack.postgres.PostgresServer.Durability;
import dev.firstline.devstack.postgres.ServiceDatabase;
import dev.firstline.devstack.process.ChildProcess;
import dev.firstline.devstack.process.Ports;
import dev.firstline.devstack.process.ProcessIdentity;
import dev.firstline.devstack.process.StartFailure;
import dev.firstline.devstack.process.StopSignal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The parts of one running platform, and the order in which they start and stop. */
final class PlatformParts {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final PlatformOptions options;
    private final PlatformAddresses addresses;
    private final Secrets secrets;
    private final StateLock lock;
    private final Supervisor supervisor;
    private final Starter starter;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final Readiness readiness = new Readiness();
    private final List<ServiceCopy> copies = new CopyOnWriteArrayList<>();
    private volatile @Nullable Edge edge;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Object runFile = new Object();
    private final LivenessWatch livenessWatch = new LivenessWatch(this::addressesOfCopies, this::restart);
    private volatile RunFile.State state = RunFile.State.STARTING;

    PlatformParts(PlatformOptions options) throws IOException {
        this.options = options;
        this.lock = StateLock.take(options.state());
        this.addresses = new PlatformAddresses(options.state(), options.ports());
        this.secrets = Secrets.in(options.state().keys());
        this.supervisor = new Supervisor(options.concerns(), this::write);
        this.starter = new Starter(options, supervisor, stopped::get);
        this.postgres = new PostgresServer(
                options.state().postgres(),
                options.ports().postgres(),
                secrets.superuser(),
                Durability.FULL,
                options.state().log("postgres"));
        this.kafka = new KafkaServer(
                options.state().kafka(),
                options.ports().kafka(),
                options.ports().kafkaController(),
                KafkaJvm.OPTIONS,
                options.state().log("kafka"));
    }

    PlatformAddresses addresses() {
        return addresses;
    }

    Supervisor supervisor() {
        return supervisor;
    }

    void start() {
        RunFile.read(options.state())
                .map(run -> Leftovers.end(run.processes()))
                .filter(names -> !names.isEmpty())
                .ifPresent(names -> options.progress()
                        .accept("Left over from an earlier run and ended now: " + String.join(", ", names) + "."));
        Preconditions.portsAreFree(options);
        write(Map.of());
        Steps.atOnce(List.of(this::startPostgres, this::startKafka, this::openEdge));
        Steps.atOnce(options.services().stream()
                .map(service -> ServiceCopy.first(service, options.ports()))
                .map(copy -> (Runnable) () -> start(copy))
                .toList());
        state = RunFile.State.READY;
        write();
        livenessWatch.start();
    }

    /** Starts one more copy of a service that runs; returns its name when it is ready. */
    synchronized String startCopyOf(Service service, Map<String, String> environment) {
        long running = copies.stream().filter(copy -> copy.service() == service).count();
        if (running == 0) {
            throw new IllegalArgumentException("there is no " + service.serviceName() + " to start a copy of");
        }
        ServiceCopy copy = ServiceCopy.further(service, (int) running + 1, environment);
        start(copy);
        return copy.name();
    }

    /** Starts a service that is none of the options' for a while, with something added to its environment. */
    void startForAWhile(Service service, Map<String, String> environment) {
        ensureDatabase(service);
        start(new ServiceCopy(service, service.serviceName(), options.ports().of(service), environment));
    }

    /** Ends it in its usual way, however long that takes. */
    void endAfterAWhile(Service service) {
        copies.removeIf(copy -> copy.service() == service);
        supervisor.dismiss(service.serviceName(), process -> {
            process.requestStop(StopSignal.TERM);
            process.awaitStop(STOP_PATIENCE);
        });
    }

    boolean isReady() {
        return unready().isEmpty();
    }

    List<String> unready() {
        List<String> unready = new ArrayList<>();
        if (!postgres.isReady()) {
            unready.add("postgres");
        }
        copies.stream()
                .filter(copy -> !readiness.of(copy.address()))
                .map(ServiceCopy::name)
                .forEach(unready::add);
        if (supervisor.process("kafka").filter(ChildProcess::isAlive).isEmpty()
                || !Ports.answers(options.ports().kafka())) {
            unready.add("kafka");
        }
        return unready;
    }

    void stop() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        state = RunFile.State.STOPPING;
        livenessWatch.close();
        supervisor.close();
        closeEdge();
        // First those who use the database and the broker, then these.
        List<ChildProcess> services = new ArrayList<>(supervisor.processes());
        List<ChildProcess> servers = new ArrayList<>();
        supervisor.process("kafka").ifPresent(servers::add);
        supervisor.process("postgres").ifPresent(servers::add);
        services.removeAll(servers);
        stop(services);
        stop(servers);
        try {
            Files.deleteIfExists(options.state().runFile());
            lock.close();
        } catch (IOException e) {
            options.progress().accept("The state folder could not be tidied up: " + e.getMessage());
        }
    }

    private static void stop(List<ChildProcess> processes) {
        for (ChildProcess process : processes) {
            process.requestStop("postgres".equals(process.spec().name()) ? StopSignal.INT : StopSignal.TERM);
        }
        processes.forEach(process -> process.awaitStop(STOP_PATIENCE));
    }

    private void startPostgres() {
        starter.start(postgres.prepare(), postgres::isReady, () -> false);
        options.services().forEach(this::ensureDatabase);
        options.progress().accept("PostgreSQL is ready on port " + postgres.port() + ".");
    }

    private void ensureDatabase(Service service) {
        try {
            new ServiceDatabase(service.database(), secrets.owner(service), secrets.app(service))
                    .ensure(postgres::superuser);
        } catch (SQLException e) {
            throw new StartFailure("The database " + service.database() + " could not be made: " + e.getMessage(), e);
        }
    }

    private void startKafka() {
        BooleanSupplier ready = () -> Ports.answers(kafka.port()) && Topics.areAt(kafka.bootstrap());
        starter.start(kafka.prepare(), ready, () -> false);
        options.progress().accept("Kafka is ready on port " + kafka.port() + ".");
    }

    private void openEdge() {
        try {
            edge = Edge.open(options);
        } catch (Exception e) {
            throw new StartFailure("Front door, issuer and mail sink could not be opened: " + e.getMessage(), e);
        }
        if (stopped.get()) {
            // Another part failed while this one opened, and who stopped all has not seen it.
            closeEdge();
        }
    }

    private synchronized void closeEdge() {
        if (edge != null) {
            edge.close();
            edge = null;
        }
    }

    private void start(ServiceCopy copy) {
        BooleanSupplier migrates = () -> postgres.worksFor(copy.service().database() + "_owner");
        starter.start(ServiceProcess.of(copy, options, secrets), () -> readiness.of(copy.address()), migrates);
        options.progress().accept(copy.name() + " is ready on port " + copy.port() + ".");
        copies.add(copy);
    }

    private Map<String, URI> addressesOfCopies() {
        Map<String, URI> addressesByName = new LinkedHashMap<>();
        copies.forEach(copy -> addressesByName.put(copy.name(), copy.address()));
        return addressesByName;
    }

    private void restart(String name, String trouble) {
        options.concerns()
                .accept(name + " has been unwell for " + LivenessWatch.PATIENCE.toSeconds() + " s (" + trouble
                        + ") and is ended.");
        supervisor.restart(name);
    }

    private void write() {
        Map<String, ProcessIdentity> known = new LinkedHashMap<>();
        supervisor.processes().forEach(process -> known.put(process.spec().name(), process.identity()));
        write(known);
    }

    private void write(Map<String, ProcessIdentity> processes) {
        synchronized (runFile) {
            if (!stopped.get()) {
                new RunFile(
                                state,
                                ProcessIdentity.of(ProcessHandle.current()),
                                processes,
                                options.ports(),
                                supervisor.restarts())
                        .write(options.state());
            }
        }
    }
}
