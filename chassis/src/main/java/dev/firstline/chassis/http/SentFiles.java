package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.quota.Limits;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Bounds files that are sent: the library sends them from the disk as quickly as they are read, without a thread and without holding them in
 * memory, but a tenant has so many on their way at a time, and each an end.
 */
@Singleton
public final class SentFiles {

    private final Limits limits;

    SentFiles(Limits limits) {
        this.limits = limits;
    }

    /**
     * To be called before a file is answered with.
     *
     * @param tenant whose file it is, or who asks for it
     * @throws Problem 429 when the tenant has as many on their way as it may
     */
    public void begin(RoutingContext context, String tenant) {
        var place = limits.files()
                .enter(tenant)
                .orElseThrow(() -> limits.refusals()
                        .tooMuch(
                                List.of("files"),
                                "Too many files of this tenant are on their way; read each to its end before the next"
                                        + " is asked for."));
        long late = context.vertx()
                .setTimer(limits.settings().files().longest().toMillis(), over -> Connections.cut(context.request()));
        Answers.whenRead(context, () -> {
            context.vertx().cancelTimer(late);
            place.leave();
        });
    }
}
