package dev.firstline.chassis.http;

import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses bodies that are too large: by their stated length before they are read, or by their bytes while they are. */
@Provider
public class BodyLimit implements ReaderInterceptor {

    private static final String LIMIT = "firstline.body-limit";

    @ServerRequestFilter
    void announce(ContainerRequestContext request, ResourceInfo resource) {
        var method = resource.getResourceMethod();
        var own = method == null ? null : method.getAnnotation(MaxBody.class);
        int limit = own == null ? MaxBody.DEFAULT_BYTES : own.value();
        request.setProperty(LIMIT, limit);
        if (request.getLength() > limit) {
            throw tooLarge(limit);
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
