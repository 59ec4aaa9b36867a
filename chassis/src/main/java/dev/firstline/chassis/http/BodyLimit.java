package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses bodies that are too large: by their stated length before they are read, or by their bytes while they are. Of
 * requests that may have more than the usual, only a few are worked on at a time: each holds its body in memory.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {

    private static final String LIMIT = "firstline.body-limit";
    private static final int LARGE_AT_ONCE = 3;

    private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

    @ServerRequestFilter
    void announce(ContainerRequestContext request, ResourceInfo resource, RoutingContext context) {
        var method = resource.getResourceMethod();
        var own = method == null ? null : method.getAnnotation(MaxBody.class);
        int limit = own == null ? MaxBody.DEFAULT_BYTES : own.value();
        request.setProperty(LIMIT, limit);
        if (request.getLength() > limit) {
            throw tooLarge(limit);
        }
        boolean mayBeLarge = request.getLength() < 0 || request.getLength() > MaxBody.DEFAULT_BYTES;
        if (limit > MaxBody.DEFAULT_BYTES && mayBeLarge) {
            if (!large.tryAcquire()) {
                throw new Problem(
                        ProblemType.TOO_MANY_REQUESTS,
                        "Other large requests are being worked on; repeat this one in a moment, or send less at once.");
            }
            context.addEndHandler(ended -> large.release());
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getProperty(LIMIT) instanceof Integer limit) {
            context.setInputStream(new Counting(context.getInputStream(), limit));
        }
        return context.proceed();
    }

    private static Problem tooLarge(int limit) {
        return new Problem(ProblemType.TOO_LARGE, "The body may have at most " + limit + " bytes; send less at once.");
    }

    private static final class Counting extends FilterInputStream {

        private final int limit;
        private long count;

        Counting(InputStream in, int limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            counted(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            counted(Math.max(n, 0));
            return n;
        }

        private void counted(int n) {
            count += n;
            if (count > limit) {
                throw tooLarge(limit);
            }
        }
    }
}
