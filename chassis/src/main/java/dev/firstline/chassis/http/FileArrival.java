package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.chassis.quota.Limits;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Writes a body to a file in the event loop, as quickly as the disk takes it and no quicker than that: within the largest size, within the
 * tenant's places, and not slower than the pace. Whatever comes of the request, the file is gone with its end.
 */
final class FileArrival {

    private static final Logger LOG = Logger.getLogger(FileArrival.class);

    private final Limits limits;
    private final RoutingContext context;
    private final HttpServerRequest request;
    private final Path path;
    private final long most;
    private final UniEmitter<? super ArrivedFile> emitter;
    private final MessageDigest digest = sha256();
    private final ArrivalPace pace;
    private long bytes;
    private boolean over;

    private FileArrival(
            Limits limits, RoutingContext context, Path folder, long most, UniEmitter<? super ArrivedFile> emitter) {
        this.limits = limits;
        this.context = context;
        this.request = context.request();
        this.path = folder.resolve(UUID.randomUUID() + ".part");
        this.most = most;
        this.emitter = emitter;
        this.pace = new ArrivalPace(context.vertx(), limits.filePace(), () -> bytes, this::tooSlow);
    }

    /**
     * The whole file; null when the body has no byte. A {@link Problem} when it is too large, too slow, broken off, too many come at a time, or
     * there is no room.
     */
    static Uni<ArrivedFile> of(Limits limits, RoutingContext context, String tenant, ArrivalFolder folder) {
        long most = folder.mostBytes();
        if (announced(context.request()) > most) {
            throw tooLarge(most);
        }
        var place = limits.files()
                .enter(tenant)
                .orElseThrow(() -> limits.refusals()
                        .tooMuch(
                                List.of("files"),
                                "Too many files of this tenant are on their way; send each to its end before the next"
                                        + " begins."));
        context.addEndHandler(ended -> place.leave());
        var into = folder.require();
        return Uni.createFrom().emitter(emitter -> new FileArrival(limits, context, into, most, emitter).begin());
    }

    private void begin() {
        var options = new OpenOptions()
                .setWrite(true)
                .setRead(false)
                .setCreateNew(true)
                .setPerms("rw-------");
        context.addEndHandler(ended -> context.vertx().fileSystem().delete(path.toString()));
        context.vertx()
                .fileSystem()
                .open(path.toString(), options)
                .onSuccess(this::receive)
                .onFailure(this::noRoom);
    }

    private void receive(AsyncFile file) {
        pace.watch();
        file.exceptionHandler(trouble -> {
            noRoom(trouble);
            file.close();
        });
        request.handler(part -> add(file, part));
        request.endHandler(end -> {
            if (finish()) {
                file.close().onSuccess(closed -> arrived()).onFailure(this::noRoom);
            }
        });
        request.exceptionHandler(broken -> {
            fail(new Problem(ProblemType.MALFORMED, "The body was broken off; send it again as a whole."));
            file.close();
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        request.resume();
    }

    private void add(AsyncFile file, Buffer part) {
        if (over) {
            return;
        }
        bytes += part.length();
        if (bytes > most) {
            fail(tooLarge(most));
            file.close();
            return;
        }
        digest.update(part.getBytes());
        file.write(part);
        if (file.writeQueueFull()) {
            request.pause();
            file.drainHandler(room -> request.resume());
        }
    }

    private void arrived() {
        if (bytes == 0) {
            emitter.complete(null);
        } else {
            emitter.complete(new ArrivedFile(path, bytes, HexFormat.of().formatHex(digest.digest())));
        }
    }

    private void tooSlow() {
        fail(new Problem(
                ProblemType.REQUEST_TIMEOUT,
                "The file came too slowly; send it whole, at no less than %d bytes a second."
                        .formatted(limits.settings().body().slowest())));
    }

    private boolean finish() {
        boolean first = !over;
        over = true;
        pace.end();
        return first;
    }

    private void fail(Problem problem) {
        if (finish()) {
            emitter.fail(problem);
        }
    }

    private void noRoom(Throwable cause) {
        finish();
        LOG.errorf(cause, "A file that comes cannot be written to %s", path.getParent());
        emitter.fail(new Problem(
                ProblemType.INSUFFICIENT_STORAGE,
                "The file could not be stored; its operator has to make room. Nothing was changed."));
    }

    private static long announced(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static Problem tooLarge(long most) {
        return new Problem(ProblemType.TOO_LARGE, "A file may have at most " + most + " bytes.");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
