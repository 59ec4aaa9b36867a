package dev.firstline.intake.transfer;

import dev.firstline.chassis.http.ArrivedFile;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.contracts.TenantPath;
import dev.firstline.intake.feed.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Takes a file that arrived into the database, page by page, as an import that waits for its turn; within the open transaction. */
@ApplicationScoped
class ImportUpload {

    private static final Duration COME_BACK = Duration.ofSeconds(30);

    private final ImportJobs jobs;
    private final ImportSettings settings;

    ImportUpload(ImportJobs jobs, ImportSettings settings) {
        this.jobs = jobs;
        this.settings = settings;
    }

    /**
     * Notes the import.
     *
     * @throws Problem 422 when the file has a line that is too long, too many lines, or none; 429 when too many imports of the tenant have not
     *     ended
     */
    void add(UUID id, TenantPath tenant, Actor.Bearer by, ArrivedFile file) {
        int unfinished = jobs.unfinished(tenant);
        if (unfinished >= settings.unfinished()) {
            throw new Problem(
                            ProblemType.QUOTA_EXCEEDED,
                            "This tenant has " + unfinished + " imports that have not ended, and may have no more; wait"
                                    + " for one of them.")
                    .with("violated-policies", List.of("imports.unfinished"))
                    .with("limit", settings.unfinished())
                    .retryAfter(COME_BACK);
        }
        jobs.add(id, tenant, by);
        try (var content = Files.newInputStream(file.path())) {
            jobs.extent(
                    id,
                    ImportFile.cut(
                            content, (number, first, last, page) -> jobs.page(id, tenant, number, first, last, page)));
        } catch (IOException e) {
            throw new UncheckedIOException("a file that has just arrived cannot be read", e);
        }
    }
}
