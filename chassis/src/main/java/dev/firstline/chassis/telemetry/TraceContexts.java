package dev.firstline.chassis.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** W3C trace context where no library carries it for us: through the outbox, the inbox and the workers. */
public final class TraceContexts {

    private static final String TRACEPARENT = "traceparent";

    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return List.copyOf(carrier.keySet());
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    };

    private TraceContexts() {}

    /** The {@code traceparent} of the work in hand; null outside of any. */
    public static @Nullable String current() {
        var carrier = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), carrier, Map::put);
        return carrier.get(TRACEPARENT);
    }

    /** The trace id of the work in hand, 32 hex digits; null outside of any. */
    public static @Nullable String traceId() {
        var context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }

    /** The trace id of the work in hand, or a new one where no trace has begun: an answer has an instance in any case. */
    public static String traceIdOrNew() {
        var known = traceId();
        return known != null ? known : UUID.randomUUID().toString().replace("-", "");
    }

    /** Runs the work as a part of the trace that caused it. A malformed or absent parent is passed over. */
    public static void within(@Nullable String traceparent, Runnable work) {
        if (traceparent == null) {
            work.run();
            return;
        }
        var parent = W3CTraceContextPropagator.getInstance()
                .extract(Context.current(), Map.of(TRACEPARENT, traceparent), GETTER);
        try (var scope = parent.makeCurrent()) {
            assert scope != null;
            work.run();
        }
    }
}
