package dev.firstline.intake.transfer;

import static dev.firstline.intake.IntakeApi.agent;
import static dev.firstline.intake.IntakeApi.crm;
import static dev.firstline.intake.IntakeApi.move;
import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.IntakeApi.openId;
import static dev.firstline.intake.transfer.TransferApi.admin;
import static dev.firstline.intake.transfer.TransferApi.contact;
import static dev.firstline.intake.transfer.TransferApi.customer;
import static dev.firstline.intake.transfer.TransferApi.exported;
import static dev.firstline.intake.transfer.TransferApi.file;
import static dev.firstline.intake.transfer.TransferApi.imported;
import static dev.firstline.intake.transfer.TransferApi.said;
import static dev.firstline.intake.transfer.TransferApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.intake.Stack;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is exported is taken elsewhere, and is the same there. */
@Stack
class ExportsTest {

    private static final String OPENED = "2026-03-02T09:00:00.123456Z";

    private final String tenant = newTenant();

    @Test
    void anExportThatIsImportedElsewhereIsExportedThereAsItWas() {
        fill();
        var lines = exported(tenant, 1000);
        assertThat(lines).hasSizeGreaterThan(8);

        var other = newTenant();
        var imported = imported(other, String.join("\n", lines));
        assertThat(imported.getInt("refused")).isZero();
        // What did not fit into the line of its ticket changes it.
        assertThat(imported.getInt("created")).isEqualTo(lines.size() - 2);
        assertThat(imported.getInt("updated")).isEqualTo(2);

        assertThat(exported(other, 1000)).isEqualTo(lines);
    }

    @Test
    void whatComesBackIsKnownThoughItHasNoReference() {
        fill();
        var lines = exported(tenant, 1000);

        assertThat(imported(tenant, String.join("\n", lines)).getInt("unchanged"))
                .isEqualTo(lines.size());
    }

    @Test
    void pagesOfAnySizeAreTheWhole() {
        fill();
        var lines = exported(tenant, 1000);

        assertThat(exported(tenant, 1)).isEqualTo(lines);
        assertThat(exported(tenant, 3)).isEqualTo(lines);
    }

    @Test
    void aTenantExportsWhatItFiledItselfAndAdministratorsAlone() {
        crm(tenant)
                .body("{\"tenantSlug\":\"below\"}")
                .put("/v1/customers/C-1")
                .then()
                .statusCode(201);
        openId(tenant);
        openId(tenant + "/below");

        assertThat(exported(tenant, 100)).hasSize(2);
        assertThat(exported(tenant + "/below", 100)).hasSize(1);
        assertThat(exported(newTenant(), 100)).isEmpty();
        agent(tenant).accept("*/*").get("/v1/exports").then().statusCode(403);
        admin(tenant)
                .accept("*/*")
                .queryParam("cursor", "x")
                .get("/v1/exports")
                .then()
                .statusCode(422);
    }

    /** Tickets that were opened here and elsewhere, one with more words than a line has. */
    private void fill() {
        var id = openId(tenant);
        move(tenant, id, "TRIAGED", "IN_PROGRESS");
        for (var visibility : List.of("CUSTOMER", "INTERNAL")) {
            agent(tenant)
                    .body("{\"direction\":\"OUTBOUND\",\"visibility\":\"" + visibility
                            + "\",\"body\":\"Grüße, \\\"Ana\\\"\\n\"}")
                    .post("/v1/tickets/" + id + "/communications")
                    .then()
                    .statusCode(201);
        }
        var words = IntStream.range(0, 250)
                .mapToObj(i -> said("2026-03-02T10:00:00.000%03dZ".formatted(i), "Word " + i))
                .toArray(String[]::new);
        imported(
                tenant,
                file(
                        customer("C-1", "Northwind Traders"),
                        customer("C-2", "Fabrikam"),
                        contact("C-2", "P-1", "Ana Silva"),
                        contact("C-1", "P-2", "Bo"),
                        ticket("OLD-1", "REJECTED", OPENED, words),
                        ticket("OLD-2", "WAITING_ON_VENDOR", "2026-03-05T09:00:00Z")
                                .replace("\"openedAt\"", "\"statusReason\":\"ASKED\",\"openedAt\"")));
    }
}
