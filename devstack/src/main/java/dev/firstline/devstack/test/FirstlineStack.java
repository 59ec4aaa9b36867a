package dev.firstline.devstack.test;

import dev.firstline.devstack.issuer.Directory;
import dev.firstline.devstack.mail.Mail;
import dev.firstline.devstack.postgres.PostgresServer;
import dev.firstline.devstack.postgres.ServiceDatabase;
import dev.firstline.devstack.postgres.SuperuserDataSource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL, Kafka, an OpenID provider and a mail sink for {@code @QuarkusTest}: real ones, started once for each JVM, gone with it.
 *
 * <p>Use: {@code @WithTestResource(value = FirstlineStack.class, initArgs = @ResourceArg(name = "database", value = "sla"))}. The
 * argument names the database that the service under test owns; after a comma, more databases can be named that are only made.
 *
 * <p>With the system property {@code stack=containers} PostgreSQL and Kafka come from Testcontainers instead.
 */
public final class FirstlineStack implements QuarkusTestResourceLifecycleManager {

    /** Where browsers would find the pages; tests stand in for the front door there. */
    public static final String PUBLIC_URL = "http://localhost:8080";

    /** What services write and sign with. 32 bytes that are no secret: they protect the data of one test run. */
    public static final String SECRET_KEY = "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=";

    /** What they wrote and signed with before; they still read it. */
    public static final String OLD_SECRET_KEY = "b2xkLW9uZS1vZi10ZXN0cy1vbGQtb25lLW9mLXRlc3Q=";

    private static final String ROLE_PASSWORD = "tests-only";

    private List<String> databases = List.of();

    @Override
    public void init(Map<String, String> arguments) {
        databases = Arrays.stream(
                        arguments.getOrDefault("database", "firstline").split(","))
                .map(String::strip)
                .toList();
    }

    @Override
    public Map<String, String> start() {
        databases.forEach(FirstlineStack::ensureDatabase);
        return configuration(databases.getFirst());
    }

    /** Does nothing: the next test class finds everything warm, and the end of the JVM ends it all. */
    @Override
    public void stop() {}

    /** A valid token for the services; tenant {@code *} is the platform itself. */
    public static String token(String tenant, String... roles) {
        return tokens().valid(tenant, roles);
    }

    /** Tokens of every kind, also such as must be refused. */
    public static TestTokens tokens() {
        StackAddresses addresses = RunningStack.addresses();
        return TestTokens.of(addresses.issuer(), addresses.keyFile());
    }

    /** A client of the broker that reads and writes bytes. */
    public static KafkaProbe kafka() {
        return new KafkaProbe(RunningStack.addresses().kafka());
    }

    /** All mails since the start of this JVM, over all test classes. */
    public static List<Mail> mails() {
        return MailProbe.read(URI.create(RunningStack.addresses().mails() + "/mails"));
    }

    /** Connections as superuser, whom no row level security binds; for looking at what a service has stored. */
    public static SuperuserDataSource superuser(String database) {
        StackAddresses addresses = RunningStack.addresses();
        return new SuperuserDataSource(
                addresses.postgres() + database, PostgresServer.SUPERUSER, addresses.postgresPassword());
    }

    /** Makes a database with its two roles, if it is not there; for tests without Quarkus. */
    public static void ensureDatabase(String name) {
        try {
            new ServiceDatabase(name, ROLE_PASSWORD, ROLE_PASSWORD).ensure(FirstlineStack::superuser);
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + name + " could not be made", e);
        }
    }

    /** What a service needs to know to run on this stack, by configuration key. */
    public static Map<String, String> configuration(String database) {
        StackAddresses addresses = RunningStack.addresses();
        ServiceDatabase roles = new ServiceDatabase(database, ROLE_PASSWORD, ROLE_PASSWORD);
        Map<String, String> configuration = new HashMap<>();
        configuration.put("firstline.db.url", addresses.postgres() + database);
        configuration.put("firstline.db.user", roles.app());
        configuration.put("firstline.db.password", roles.appPassword());
        configuration.put("firstline.db.owner", roles.owner());
        configuration.put("firstline.db.owner-password", roles.ownerPassword());
        configuration.put("firstline.kafka", addresses.kafka());
        configuration.put("firstline.oidc.url", addresses.issuer());
        configuration.put("firstline.oidc.client-secret", Directory.SECRET);
        configuration.put("firstline.public-url", PUBLIC_URL);
        configuration.put("firstline.secret-key", SECRET_KEY);
        configuration.put("firstline.old-secret-keys", OLD_SECRET_KEY);
        configuration.put("firstline.smtp.host", "127.0.0.1");
        configuration.put("firstline.smtp.port", Integer.toString(addresses.smtpPort()));
        configuration.put("firstline.outbound.allow", "127.0.0.0/8,::1/128");
        configuration.put("quarkus.http.test-port", "0");
        return configuration;
    }
}
