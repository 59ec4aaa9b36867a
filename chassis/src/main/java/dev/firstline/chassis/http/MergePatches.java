package dev.firstline.chassis.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Notes which fields of a {@link MergePatch} are null, before it becomes a record that cannot tell null from absent. */
@Provider
public class MergePatches implements ReaderInterceptor {

    private final JsonFactory json;
    private final EmptiedFields emptied;

    MergePatches(ObjectMapper json, EmptiedFields emptied) {
        this.json = json.getFactory();
        this.emptied = emptied;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (Arrays.stream(context.getAnnotations()).anyMatch(MergePatch.class::isInstance)) {
            var bytes = context.getInputStream().readAllBytes();
            emptied.are(nulls(bytes));
            context.setInputStream(new ByteArrayInputStream(bytes));
        }
        return context.proceed();
    }

    private Set<String> nulls(byte[] bytes) throws IOException {
        var found = new TreeSet<String>();
        try (var parser = json.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Set.of();
            }
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (parser.nextToken() == JsonToken.VALUE_NULL) {
                    found.add(name);
                } else {
                    parser.skipChildren();
                }
            }
            return found;
        } catch (JsonProcessingException e) {
            // Is told of when it is read.
            return Set.of();
        }
    }
}
