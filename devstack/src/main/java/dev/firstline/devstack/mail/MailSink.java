package dev.firstline.devstack.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An SMTP server on the loopback address that keeps every message in memory, and a page that lists them. */
public final class MailSink implements AutoCloseable {

    /** More than a person reads and less than fills the memory; after that the sink starts anew. */
    private static final int MOST_MAILS = 5_000;

    private final GreenMail smtp;
    private final HttpServer web;
    private final long sweep;
    private final Vertx vertx;

    private MailSink(Vertx vertx, GreenMail smtp, int webPort) throws Exception {
        this.vertx = vertx;
        this.smtp = smtp;
        Router router = Router.router(vertx);
        router.get("/").blockingHandler(this::page);
        router.get("/mails").blockingHandler(this::list);
        router.delete("/mails").blockingHandler(this::empty);
        this.web = vertx.createHttpServer()
                .requestHandler(router)
                .listen(webPort, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(2, TimeUnit.MINUTES);
        this.sweep = vertx.setPeriodic(60_000, timer -> vertx.executeBlocking(this::sweep));
    }

    /**
     * Starts the sink.
     *
     * @param smtpPort 0 for any free one
     * @param webPort 0 for any free one
     */
    public static MailSink start(Vertx vertx, int smtpPort, int webPort) throws Exception {
        GreenMail smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        return new MailSink(vertx, smtp, webPort);
    }

    /** Where it takes mail. */
    public int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    /** Where it shows mail. */
    public int webPort() {
        return web.actualPort();
    }

    /** All messages since the start or the last emptying, in the order of their mailboxes. */
    public List<Mail> mails() {
        return Arrays.stream(smtp.getReceivedMessages()).map(MailReader::read).toList();
    }

    @Override
    public void close() {
        vertx.cancelTimer(sweep);
        web.close();
        smtp.stop();
    }

    private void list(RoutingContext context) {
        context.response().putHeader("content-type", "application/json").end(Json.encode(mails()));
    }

    private void page(RoutingContext context) {
        context.response()
                .putHeader("content-type", "text/html; charset=utf-8")
                .putHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'")
                .end(MailPage.of(mails()));
    }

    private void empty(RoutingContext context) {
        purge();
        context.response().setStatusCode(204).end();
    }

    private Void sweep() {
        if (smtp.getReceivedMessages().length > MOST_MAILS) {
            purge();
        }
        return null;
    }

    private void purge() {
        try {
            smtp.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException("the mail sink cannot be emptied", e);
        }
    }
}
