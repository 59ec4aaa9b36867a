package dev.firstline.chassis.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.IndexView;

/** Completes a service's document with what follows from the chassis, when the service is built. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final String NOT_BLANK = "\\S";
    private static final Resource UNKNOWN = new Resource(null);

    private final IndexView index;

    /** @param index the classes of the service and of the chassis */
    public ApiDescription(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        var components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        api.setComponents(components);
        api.setServers(List.of(OASFactory.createServer().url("/").description("The front door of this installation")));
        // Title and version are added later where the service states none.
        var info = api.getInfo() == null ? OASFactory.createInfo() : api.getInfo();
        api.setInfo(info);
        info.setContact(OASFactory.createContact().name("Whoever operates this installation"));
        info.setLicense(OASFactory.createLicense().name("Apache 2.0").identifier("Apache-2.0"));
        Headers.declareIn(components);
        ErrorAnswers.declareIn(components);
        var schemas = Schemas.of(api);
        var resources = Resource.all(index);
        var successes = new SuccessAnswers(schemas);
        var operations = new ArrayList<Operation>();
        api.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations().forEach((method, operation) -> {
                    var resource = resources.getOrDefault(operation.getOperationId(), UNKNOWN);
                    operations.add(operation);
                    Requests.complete(operation);
                    successes.complete(operation, resource);
                    if (method == PathItem.HttpMethod.GET) {
                        ConditionalReads.complete(operation);
                    }
                    ErrorAnswers.addTo(operation);
                    if (operation.getSecurity() == null) {
                        // Said, so that nobody takes it for forgotten.
                        operation.setSecurity(List.of());
                    }
                }));
        ErrorAnswers.dropUnused(components, operations);
        Headers.dropUnused(components, operations);
        var records = new RecordFields(index);
        var sent = schemas.reachable(Schemas.ofRequests(operations));
        records.dropDerived(schemas, sent);
        records.require(schemas, sent);
        records.allowNull(schemas, sent);
        everySchema(schemas, operations, ApiDescription::mend);
        PageNames.mend(components, operations);
    }

    private static void everySchema(Schemas schemas, List<Operation> operations, Consumer<Schema> mender) {
        schemas.named().values().forEach(schema -> Schemas.walk(schema, mender));
        operations.stream()
                .filter(operation -> operation.getParameters() != null)
                .flatMap(operation -> operation.getParameters().stream())
                .forEach(parameter -> Schemas.walk(parameter.getSchema(), mender));
    }

    /** What the scanner writes of a schema otherwise than it is meant; a default beside a reference needs no wrapping since 3.1. */
    private static void mend(Schema schema) {
        if (schema.getDefaultValue() instanceof String text && schema.getType() != null) {
            if (schema.getType().contains(Schema.SchemaType.INTEGER)) {
                schema.setDefaultValue(Long.valueOf(text));
            } else if (schema.getType().contains(Schema.SchemaType.NUMBER)) {
                schema.setDefaultValue(new BigDecimal(text));
            } else if (schema.getType().contains(Schema.SchemaType.BOOLEAN)) {
                schema.setDefaultValue(Boolean.valueOf(text));
            }
        }
        // Hours of more than a day, fractions and what is overdue: more than the format "duration" knows.
        if ("duration".equals(schema.getFormat())) {
            schema.setFormat(null);
            schema.setPattern("^[-+]?P[-+0-9DTHMS.]+$");
        }
        // Bean Validation holds the whole text to a pattern, JSON Schema any part of it; what is not blank is written
        // so already.
        var pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^") && !pattern.equals(NOT_BLANK)) {
            schema.setPattern("^(?:" + portable(pattern) + ")$");
        }
        var parts = schema.getAllOf();
        if (parts != null
                && parts.size() == 2
                && parts.getFirst().getRef() != null
                && parts.getLast().getDefaultValue() != null) {
            schema.setAllOf(null);
            schema.setRef(parts.getFirst().getRef());
            schema.setDefaultValue(parts.getLast().getDefaultValue());
        }
    }

    /** Letters and digits of all scripts, for readers of patterns that do not know their names: somewhat more than is accepted. */
    private static String portable(String pattern) {
        return pattern.replace("\\p{L}", "A-Za-z\\u00c0-\\ufffd").replace("\\p{N}", "0-9");
    }
}
