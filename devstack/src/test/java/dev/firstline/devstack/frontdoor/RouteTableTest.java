package dev.firstline.devstack.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.devstack.frontdoor.RouteTable.Target;
import dev.firstline.devstack.platform.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static final Pattern OWNER = Pattern.compile("\"~([^\"]+)\"\\s+([$a-z]+);");

    @ParameterizedTest
    @CsvSource({
        "/v1/tickets, intake-service",
        "/v1/tickets/, intake-service",
        "/v1/tickets/42, intake-service",
        "/v1/tickets:bulk, intake-service",
        "/v1/tickets/42/communications, intake-service",
        "/v1/tickets/42/attachments/7/content, intake-service",
        "/v1/customers/7/contacts, intake-service",
        "/v1/contacts, intake-service",
        "/v1/changes, intake-service",
        "/v1/views/7, intake-service",
        "/v1/imports/7/results, intake-service",
        "/v1/exports, intake-service",
        "/v1/references, intake-service",
        "/v1/communications, intake-service",
        "/v1/queues/mail, intake-service",
        "/v1/queue-rules, intake-service",
        "/v1/ticket-fields, intake-service",
        "/v1/tickets/42/clocks, sla-service",
        "/v1/tickets/42/clocks/7, sla-service",
        "/v1/policies, sla-service",
        "/v1/policies/7/versions, sla-service",
        "/v1/calendars/7, sla-service",
        "/v1/sla/report, sla-service",
        "/v1/tickets/42/diagnoses, diagnosis-service",
        "/v1/diagnoses/7, diagnosis-service",
        "/v1/incidents, diagnosis-service",
        "/v1/rules, diagnosis-service",
        "/v1/health-connections/7/test, diagnosis-service",
        "/v1/tickets/42/escalations, escalation-service",
        "/v1/escalations/7, escalation-service",
        "/v1/partners/contoso, escalation-service",
        "/v1/entitlements, escalation-service",
        "/v1/delegated-access/0199f6c0-0000-7000-8000-000000000041, escalation-service",
        "/v1/subscriptions/7, notification-service",
        "/v1/deliveries, notification-service",
        "/v1/event-types, notification-service",
        "/v1/event-types/sla.breached/schema, notification-service",
        "/v1/ops/sla-service/dead-letters, sla-service",
        "/v1/ops/console-service, console-service",
        "/v1/usage/sla-service, sla-service",
        "/, console-service",
        "/live, console-service",
        "/v1/policiesX, console-service",
        "/v1/tickets/42/clockwork, intake-service",
        "/v2/tickets, console-service",
    })
    void eachPathHasOneOwner(String path, String service) {
        assertThat(RouteTable.target(path)).isEqualTo(new Target(service, path));
    }

    /** What a service describes is found at the front door, whoever adds an operation. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void whatAServiceDescribesIsItsOwn(Service service) throws IOException {
        assertThat(described(service))
                .isNotEmpty()
                .allSatisfy(
                        path -> assertThat(RouteTable.target(path).service()).isEqualTo(service.serviceName()));
    }

    /** The containers' front door has a table of its own. */
    @ParameterizedTest
    @EnumSource(Service.class)
    void theContainersFrontDoorFindsItThereToo(Service service) throws IOException {
        var rules = Files.readString(Path.of("../deploy/front-door/nginx.conf"))
                .transform(file -> OWNER.matcher(file.substring(file.indexOf("map $raw_path $owner"))))
                .results()
                .toList();

        for (var path : described(service)) {
            var owner = rules.stream()
                    .filter(rule -> Pattern.compile(rule.group(1).replaceAll("[?]<[a-z]+>", ""))
                            .matcher(path)
                            .find())
                    .map(rule -> rule.group(2))
                    .findFirst()
                    .orElse("console");
            assertThat(owner.startsWith("$") ? service.serviceName() : owner + "-service")
                    .as(path)
                    .isEqualTo(service.serviceName());
        }
    }

    /** What the door itself serves, it serves at both doors. */
    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/asyncapi"})
    void theContainersFrontDoorServesTheWholeDescriptionsToo(String path) throws IOException {
        var file = "/etc/nginx" + path + ".json";
        assertThat(WholeDescription.at(path)).isPresent();
        assertThat(Files.readString(Path.of("../deploy/front-door/nginx.conf")))
                .contains("location = " + path + " {", "alias " + file + ";");
        assertThat(Files.readString(Path.of("../docker-compose.yml")))
                .contains("./docs" + path + "/firstline.json:" + file + ":ro");
    }

    private static List<String> described(Service service) throws IOException {
        var document = new ObjectMapper()
                .readTree(Path.of("../docs/openapi", service.serviceName() + ".json")
                        .toFile());
        var paths = new ArrayList<String>();
        document.get("paths")
                .fieldNames()
                .forEachRemaining(path -> paths.add(
                        path.replace("{service}", service.serviceName()).replaceAll("[{][^}]+[}]", "42")));
        return paths;
    }

    @Test
    void theDescriptionOfAServiceIsAskedOfItAtItsOwnPath() {
        assertThat(RouteTable.target("/openapi/intake-service")).isEqualTo(new Target("intake-service", "/q/openapi"));
    }
}
