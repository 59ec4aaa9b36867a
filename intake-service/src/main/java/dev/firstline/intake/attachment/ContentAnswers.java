package dev.firstline.intake.attachment;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.http.SentFiles;
import dev.firstline.chassis.problem.Problem;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.PathPart;

/**
 * Answers with the content of an attachment, straight from the disk. Whatever it is, a browser saves it and runs nothing of it: it is told no type
 * that it could show.
 */
@ApplicationScoped
class ContentAnswers {

    private final AttachmentStore store;
    private final AttachmentSettings settings;
    private final SentFiles sent;

    ContentAnswers(AttachmentStore store, AttachmentSettings settings, SentFiles sent) {
        this.store = store;
        this.settings = settings;
        this.sent = sent;
    }

    /**
     * The content, or the part that the request asks for.
     *
     * @param tenant on whose account it is sent
     * @throws Problem 409 when it may not be had, 404 when it is gone, 429 when the tenant has too many files on their way
     */
    Response of(Attachment attachment, String tenant, RoutingContext context) {
        requireServed(attachment);
        var file = file(attachment);
        var tag = ETags.of(attachment.sha256());
        var request = context.request();
        if (ETags.isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            return Response.notModified().header(HttpHeaders.ETAG, tag).build();
        }
        long size = attachment.size();
        var condition = request.getHeader("If-Range");
        var part = condition == null || condition.equals(tag)
                ? ByteRange.of(request.getHeader("Range"), size)
                : Optional.<ByteRange>empty();
        var answer = Response.status(part.isPresent() ? Response.Status.PARTIAL_CONTENT : Response.Status.OK)
                .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CONTENT_DISPOSITION, DispositionHeader.of(attachment.fileName()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                .header("Accept-Ranges", "bytes");
        part.ifPresent(range -> answer.header("Content-Range", range.header(size)));
        long first = part.map(ByteRange::first).orElse(0L);
        long length = part.map(ByteRange::length).orElse(size);
        if (request.method() == HttpMethod.HEAD) {
            return answer.header(HttpHeaders.CONTENT_LENGTH, length).build();
        }
        sent.begin(context, tenant);
        return answer.entity(new PathPart(file, first, length)).build();
    }

    private void requireServed(Attachment attachment) {
        var scan = attachment.scan();
        if (!scan.isServed(settings.servePending())) {
            throw Problem.conflict(
                            scan == ScanState.PENDING
                                    ? "The file has not been looked through for viruses yet; ask again in a moment."
                                    : "The scanner found a virus in the file, and nobody gets it.")
                    .with("state", scan);
        }
    }

    private Path file(Attachment attachment) {
        try {
            return store.file(attachment.id()).orElseThrow(() -> Problem.notFound("content of an attachment"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
