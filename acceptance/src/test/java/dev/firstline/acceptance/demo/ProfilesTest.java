package dev.firstline.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firstline.acceptance.client.TypedApi;
import dev.firstline.client.model.NewPartnerContact;
import dev.firstline.client.model.PartnerRequest;
import dev.firstline.client.model.PartnerType;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the partner profile that somebody has stated before the demonstration; against a stand-in that wants If-Match as the service does. */
class ProfilesTest {

    private static final PartnerRequest WANTED = new PartnerRequest()
            .type(PartnerType.DIRECT_BILL)
            .contact(new NewPartnerContact()
                    .firstName("Dana")
                    .lastName("Desk")
                    .email("desk@contoso.example")
                    .timeZone("Europe/Berlin")
                    .country("DEU"));

    private static final JsonObject OWN_CONTACT = new JsonObject()
            .put("firstName", "Olga")
            .put("lastName", "Own")
            .put("email", "olga@contoso.example")
            .put("timeZone", "Europe/Lisbon")
            .put("country", "PRT");

    private JsonObject stated = new JsonObject();
    private long version;
    private HttpServer service;
    private Profiles profiles;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/v1/partners/self", this::answer);
        service.start();
        var address = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        profiles = new Profiles(tenant -> TypedApi.of(address, "of " + tenant));
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void whereNoneStandsOneIsStatedAndStays() {
        profiles.stand("contoso", WANTED);
        profiles.giveBack();

        assertThat(stated.getString("type")).isEqualTo("DIRECT_BILL");
        assertThat(stated.getJsonObject("contact").getString("firstName")).isEqualTo("Dana");
    }

    @Test
    void oneThatServesIsUsedAsItIs() {
        var own = hold("DIRECT_BILL", OWN_CONTACT);

        profiles.stand("contoso", WANTED);
        profiles.giveBack();

        assertThat(stated).isEqualTo(own);
        assertThat(version).isOne();
    }

    @Test
    void oneThatDoesNotServeIsChangedAndStatedAgainInTheEnd() {
        var own = hold("INDIRECT_RESELLER", OWN_CONTACT);

        profiles.stand("contoso", WANTED);
        assertThat(stated.getString("type")).isEqualTo("DIRECT_BILL");
        profiles.giveBack();
        profiles.giveBack();

        assertThat(stated).isEqualTo(own);
        assertThat(version).isEqualTo(3);
    }

    @Test
    void oneWithoutAContactIsChangedAndHasNoneAgainInTheEnd() {
        var own = hold("DIRECT_BILL", null);

        profiles.stand("contoso", WANTED);
        assertThat(stated.containsKey("contact")).isTrue();
        profiles.giveBack();

        assertThat(stated).isEqualTo(own);
    }

    @Test
    void whatSomebodyStatedWhileTheDemoRanStays() {
        hold("INDIRECT_RESELLER", OWN_CONTACT);
        profiles.stand("contoso", WANTED);
        var theirs = hold("INDIRECT_PROVIDER", OWN_CONTACT);

        profiles.giveBack();

        assertThat(stated).isEqualTo(theirs);
    }

    private JsonObject hold(String type, @Nullable JsonObject contact) {
        stated = new JsonObject().put("type", type);
        if (contact != null) {
            stated.put("contact", contact);
        }
        version++;
        return stated;
    }

    private void answer(HttpExchange request) throws IOException {
        var body = new JsonObject(
                "GET".equals(request.getRequestMethod())
                        ? "{}"
                        : new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if ("GET".equals(request.getRequestMethod())) {
            send(request, version == 0 ? 404 : 200);
        } else if (version > 0 && !tag().equals(request.getRequestHeaders().getFirst("If-Match"))) {
            send(request, 428);
        } else {
            stated = body;
            version++;
            send(request, 200);
        }
    }

    private String tag() {
        return "\"" + version + "\"";
    }

    private void send(HttpExchange request, int status) throws IOException {
        var text = stated.copy()
                .put("tenant", "contoso")
                .put("version", version)
                .put("createdAt", "2026-11-29T10:00:00Z")
                .put("changedAt", "2026-11-29T10:00:00Z")
                .encode()
                .getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().add("ETag", tag());
        request.getResponseHeaders().add("Content-Type", "application/json");
        request.sendResponseHeaders(status, text.length);
        try (var out = request.getResponseBody()) {
            out.write(text);
        }
    }
}
