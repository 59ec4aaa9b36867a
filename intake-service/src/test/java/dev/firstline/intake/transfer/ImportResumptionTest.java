package dev.firstline.intake.transfer;

import static dev.firstline.intake.IntakeApi.newTenant;
import static dev.firstline.intake.transfer.TransferApi.done;
import static dev.firstline.intake.transfer.TransferApi.imported;
import static dev.firstline.intake.transfer.TransferApi.said;
import static dev.firstline.intake.transfer.TransferApi.send;
import static dev.firstline.intake.transfer.TransferApi.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstline.chassis.http.ArrivedFile;
import dev.firstline.chassis.id.Ids;
import dev.firstline.chassis.tenancy.Transactions;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.IntakeRows;
import dev.firstline.intake.Stack;
import dev.firstline.intake.feed.Actor;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However an import is broken off, it ends as if it had not been, and no line counts twice. */
@Stack
class ImportResumptionTest {

    private static final int LINES = 1_000;

    @Inject
    Transactions transactions;

    @Inject
    ImportUpload upload;

    @Inject
    ImportPages pages;

    @Inject
    LineWork work;

    @Inject
    ImportWorker worker;

    @Inject
    ImportRetention retention;

    private final String tenant = newTenant();

    @Test
    void aPageThatIsBrokenOffLeavesNothingAndIsDoneAgain(@TempDir Path folder) throws IOException {
        var path = new TenantPath(tenant);
        var by = new Actor.Bearer(tenant, "tests", "test-user");
        var file = Files.writeString(folder.resolve("file"), lines());
        var id = Ids.next();
        transactions.inTenant(path, () -> upload.add(id, path, by, new ArrivedFile(file, 1, "")));

        assertThatThrownBy(() -> transactions.inTenant(path, (Runnable) () -> {
                    // Unless the worker has come to it meanwhile.
                    pages.next(id).ifPresent(page -> pages.pass(id, page, work.all(path, by, page.lines())));
                    throw new IllegalStateException("the process ends");
                }))
                .hasMessage("the process ends");
        worker.wake();

        assertThat(done(tenant, id.toString()).getInt("created")).isEqualTo(LINES);
        assertStoredOnce();
    }

    @Test
    void connectionsThatEndInTheMiddleOfPagesCostNoLineAndDoubleNone() {
        var id = send(tenant, lines()).then().statusCode(202).extract().<String>path("id");
        int ended = 0;
        while (ended < 5
                && "0"
                        .equals(IntakeRows.one(
                                "select count(*) from import_job where ended_at is not null and id = ?::uuid", id))) {
            ended += Integer.parseInt(IntakeRows.one("""
                    select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
                    where datname = current_database() and state <> 'idle' and query like '%imported_version%'
                      and pid <> pg_backend_pid()"""));
        }

        assertThat(done(tenant, id).getInt("created")).isEqualTo(LINES);
        assertStoredOnce();
        assertThat(imported(tenant, lines()).getInt("unchanged")).isEqualTo(LINES);
    }

    @Test
    void whatEndedLongAgoIsForgottenWithItsResults() {
        var id = imported(tenant, ticket("OLD-1", "CLOSED", "2026-03-02T09:00:00Z"))
                .getString("id");

        retention.tidy(Instant.now());
        assertThat(IntakeRows.one("select count(*) from import_page where import_id = ?::uuid", id))
                .isEqualTo("1");
        retention.tidy(Instant.now().plus(Duration.ofDays(31)));
        assertThat(IntakeRows.one("select count(*) from import_page where import_id = ?::uuid", id))
                .isEqualTo("0");
        assertThat(IntakeRows.one("select count(*) from import_job where id = ?::uuid", id))
                .isEqualTo("0");
    }

    private void assertStoredOnce() {
        assertThat(IntakeRows.one(
                        "select count(*) || ' ' || count(distinct external_reference) from ticket where tenant = ?",
                        tenant))
                .isEqualTo(LINES + " " + LINES);
        assertThat(IntakeRows.one("select count(*) from communication where tenant = ?", tenant))
                .isEqualTo(String.valueOf(2 * LINES));
        assertThat(IntakeRows.one("select count(*) from ticket_change where tenant = ?", tenant))
                .isEqualTo(String.valueOf(LINES));
        assertThat(IntakeRows.one("select count(*) from import_page where tenant = ? and content is not null", tenant))
                .isEqualTo("0");
    }

    private static String lines() {
        return IntStream.range(0, LINES)
                .mapToObj(i -> ticket(
                        "OLD-" + i,
                        "CLOSED",
                        "2026-03-02T09:00:00Z",
                        said("2026-03-02T09:20:00Z", "We look into it."),
                        said("2026-03-02T10:20:00Z", "Solved.")))
                .collect(Collectors.joining("\n"));
    }
}
