package dev.firstline.devstack.platform;

import dev.firstline.devstack.frontdoor.DoorLimits;
import dev.firstline.devstack.frontdoor.FrontDoor;
import dev.firstline.devstack.issuer.Directory;
import dev.firstline.devstack.issuer.Issuer;
import dev.firstline.devstack.issuer.IssuerKey;
import dev.firstline.devstack.issuer.Redirects;
import dev.firstline.devstack.mail.MailSink;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands around the services and lives in the launcher's own process: front door, issuer, mail sink. */
final class Edge implements AutoCloseable {

    private final Vertx vertx;
    private final FrontDoor door;
    private final Issuer issuer;
    private final MailSink mails;

    private Edge(Vertx vertx, FrontDoor door, Issuer issuer, MailSink mails) {
        this.vertx = vertx;
        this.door = door;
        this.issuer = issuer;
        this.mails = mails;
    }

    static Edge open(PlatformOptions options) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2));
        PortPlan ports = options.ports();
        Map<String, Integer> services = options.services().stream()
                .collect(Collectors.toMap(
                        Service::serviceName, service -> ports.services().get(service)));
        try {
            return new Edge(
                    vertx,
                    FrontDoor.open(vertx, ports.frontDoor(), services, DoorLimits.of(System.getenv())),
                    Issuer.start(
                            vertx,
                            ports.issuer(),
                            IssuerKey.in(options.state().issuerKey()),
                            Directory.local(),
                            new Redirects(Set.of(ports.frontDoor())),
                            Clock.systemUTC()),
                    MailSink.start(vertx, ports.smtp(), ports.mails()));
        } catch (Exception e) {
            vertx.close();
            throw e;
        }
    }

    @Override
    public void close() {
        door.close();
        issuer.close();
        mails.close();
        vertx.close();
    }
}
