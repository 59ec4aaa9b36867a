package dev.firstline.chassis.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What answers an entity tag when it is read can be asked for by it again, and says 304 then. */
final class ConditionalReads {

    private ConditionalReads() {}

    static void complete(Operation operation) {
        var read = operation.getResponses().getAPIResponse("200");
        if (read == null || read.getHeaders() == null || !read.getHeaders().containsKey(Headers.ETAG)) {
            return;
        }
        operation.addParameter(OASFactory.createParameter()
                .name("If-None-Match")
                .in(Parameter.In.HEADER)
                .description("The ETag that was read before: 304 while it is as it was")
                .example("\"1.kQ2x8Wc0aZE\"")
                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING))));
        var same = OASFactory.createAPIResponse().description("As it was read before; without a body");
        Headers.rates(same);
        same.addHeader(Headers.ETAG, Headers.ref(Headers.ETAG));
        operation.getResponses().addAPIResponse("304", same);
    }
}
