package dev.firstline.devstack.platform;

import dev.firstline.devstack.issuer.IssuerKey;
import dev.firstline.devstack.issuer.Subject;
import dev.firstline.devstack.issuer.TokenMint;
import dev.firstline.devstack.postgres.PostgresServer;
import dev.firstline.devstack.postgres.SuperuserDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a running platform are, and the keys to them; for whoever runs on the same machine as the same user.
 *
 * @param state its state folder
 * @param ports which port is whose
 */
public record PlatformAddresses(StateFolder state, PortPlan ports) {

    private static final Duration TOKEN_LIFESPAN = Duration.ofHours(8);

    /** Those of the platform that runs from a state folder; empty when none is ready there. */
    public static Optional<PlatformAddresses> ofRunning(StateFolder state) {
        return RunFile.read(state)
                .filter(run -> run.state() == RunFile.State.READY && run.isAlive())
                .map(run -> new PlatformAddresses(state, run.ports()));
    }

    /** The one address for people: {@code http://localhost:8080}. */
    public URI frontDoor() {
        return URI.create("http://localhost:" + ports.frontDoor());
    }

    /** A service's own address, past the front door. */
    public URI service(Service service) {
        return URI.create("http://127.0.0.1:" + ports.services().get(service));
    }

    /** The issuer that the tokens name. */
    public String issuer() {
        return "http://localhost:" + ports.issuer();
    }

    /** The list of received mails, as JSON. */
    public URI mails() {
        return URI.create("http://127.0.0.1:" + ports.mails() + "/mails");
    }

    /** Kafka's bootstrap address. */
    public String kafka() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** The JDBC address of a database, such as {@code sla}. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + database;
    }

    /** Connections to a database as superuser, whom no row level security binds. */
    public SuperuserDataSource superuser(String database) {
        return new SuperuserDataSource(
                jdbcUrl(database),
                PostgresServer.SUPERUSER,
                Secrets.in(state.keys()).superuser());
    }

    /**
     * A bearer token, good for eight hours.
     *
     * @param tenant the path of the tenant, or {@code *} for the platform itself
     */
    public String token(String tenant, String... roles) {
        String name = "cli@" + ("*".equals(tenant) ? "platform" : tenant);
        try {
            return new TokenMint(issuer(), IssuerKey.read(state.issuerKey()), Clock.systemUTC())
                    .accessToken(new Subject(name, name, tenant, List.of(roles)), "firstline-cli", TOKEN_LIFESPAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
