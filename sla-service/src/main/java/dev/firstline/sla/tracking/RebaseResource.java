package dev.firstline.sla.tracking;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.OneLine;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.sla.clock.Author;
import dev.firstline.sla.settings.SettingTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Judges many tickets by what is in force now. */
@Path("/v1/sla/rebase")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
@Tag(name = "Clocks", description = "What a ticket was promised, and how its clocks stand")
public class RebaseResource {

    private static final int USUAL = 100;

    /** A filter that found nothing must not become one that lets everything through. */
    private static final String SOME = "names {min} to {max}; an empty list names none, left out it narrows nothing";

    private static final String WHICH = """
            {"customers":["0199f6c0-0000-7000-8000-000000000007"],"policies":["program"],"limit":100}""";

    private static final String ACT = """
            {"customers":["0199f6c0-0000-7000-8000-000000000007"],"reason":"Contract 2026-117 signed","limit":100}""";

    private static final String PAGE = """
            {"considered":2,"changed":[{"ticketId":"0199f6c0-0000-7000-8000-000000000001","clocks":[{"target":"RESOLUTION",\
            "cycle":1,"before":{"policy":"program","policyVersion":1,"rule":"resolution-a","goal":"PT8H","calendar":"24x7",\
            "dueAt":"2026-11-28T18:00:00Z"},"after":{"policy":"gold","policyVersion":3,"rule":"gold-a","goal":"PT4H",\
            "calendar":"24x7","dueAt":"2026-11-28T14:00:00Z"}}]}]}""";

    private final RebaseMany rebasing;
    private final SettingTenant tenants;
    private final Caller caller;

    RebaseResource(RebaseMany rebasing, SettingTenant tenants, Caller caller) {
        this.rebasing = rebasing;
        this.tenants = tenants;
        this.caller = caller;
    }

    /**
     * Which open tickets of the tenant, page by page; what is left out narrows nothing.
     *
     * @param tickets only these
     * @param customers only theirs, as the tickets were opened
     * @param policies only those of which a clock runs or stands by one of these
     * @param limit tickets to look at in this request; left out: 100
     * @param after {@code next} of the page before; left out: from the begin
     */
    @Schema(name = "RebaseSelection")
    public record Which(
            @Nullable @Size(min = 1, max = 500, message = SOME) List<@NotNull UUID> tickets,

            @Nullable @Size(min = 1, max = 500, message = SOME) List<@NotNull UUID> customers,

            @Nullable @Size(min = 1, max = 50, message = SOME) List<@NotNull @Size(max = 63) String> policies,

            @Nullable @Min(1) @Max(200) Integer limit,
            @Nullable UUID after) {

        private RebaseMany.Chosen chosen() {
            return new RebaseMany.Chosen(all(tickets), all(customers), all(policies));
        }
    }

    /**
     * Which, and why.
     *
     * @param reason kept with each ticket and shown with a clock's explanation to those who handle tickets; told to nobody else
     */
    @Schema(name = "RebaseOrder")
    public record Order(
            @Nullable @Size(min = 1, max = 500, message = SOME) List<@NotNull UUID> tickets,

            @Nullable @Size(min = 1, max = 500, message = SOME) List<@NotNull UUID> customers,

            @Nullable @Size(min = 1, max = 50, message = SOME) List<@NotNull @Size(max = 63) String> policies,

            @Nullable @Min(1) @Max(200) Integer limit,
            @Nullable UUID after,

            @NotBlank @OneLine(words = true, mayBeBlank = true) @Size(max = 500) String reason) {

        private Which which() {
            return new Which(tickets, customers, policies, limit, after);
        }
    }

    @POST
    @Path("/preview")
    @Operation(
            operationId = "previewRebase",
            summary = "What would change for open tickets if they were judged by what is in force now; stores nothing",
            description =
                    "Page by page: send the same with next as after until there is none. Tickets of tenants below are not looked at:"
                            + " name them with tenant.")
    @ExampleAnswer(name = "page", value = PAGE)
    public RebaseMany.Page preview(
            @QueryParam("tenant") @Nullable String named,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "which", value = WHICH))) @NotNull @Valid Which which) {
        return rebasing.preview(tenants.of(named), which.chosen(), after(which), limit(which));
    }

    @POST
    @Operation(
            operationId = "rebaseMany",
            summary = "Judge open tickets by what is in force now, and say why",
            description =
                    "A page is one transaction: send the same with next as after until there is none. A ticket of which nothing changes is"
                            + " left alone, so that it can be sent again.")
    @ExampleAnswer(name = "page", value = PAGE)
    public RebaseMany.Page act(
            @QueryParam("tenant") @Nullable String named,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "act", value = ACT))) @NotNull @Valid Order order) {
        var which = order.which();
        return rebasing.act(
                tenants.of(named),
                which.chosen(),
                after(which),
                limit(which),
                new Author(caller.subject(), caller.scope().setting()),
                order.reason());
    }

    private static int limit(Which which) {
        return which.limit() == null ? USUAL : which.limit();
    }

    private static UUID after(Which which) {
        return which.after() == null ? new UUID(0, 0) : which.after();
    }

    private static <T> List<T> all(@Nullable List<T> named) {
        return named == null ? List.of() : named;
    }
}
