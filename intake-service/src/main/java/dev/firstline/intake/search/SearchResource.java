package dev.firstline.intake.search;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Costly;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.contracts.ticket.Language;
import dev.firstline.intake.query.CommunicationRights;
import dev.firstline.intake.query.Page;
import dev.firstline.intake.ticket.TicketFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Searching tickets over REST. */
@Path("/v1/tickets/search")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.CRM_CLIENT,
    Roles.HELPDESK_AGENT,
    Roles.ADMIN_AGENT,
    Roles.USER_ADMIN,
    Roles.BILLING_ADMIN,
    Roles.SALES_AGENT,
    Roles.OPS,
    Roles.GLOBAL_ADMIN
})
@Tag(name = "Search", description = "Tickets by their words, names and numbers")
public class SearchResource {

    private static final String EXAMPLE = """
            {"items":[{"ticket":{"id":"019aa5a0-7c00-7000-8000-000000000001","number":"FL-482913570","tenant":"contoso",
             "externalReference":"CRM-2041","version":2,"status":"TRIAGED","type":"INCIDENT","severity":"A",
             "productFamily":"MICROSOFT_365","title":"No mail in or out for the whole company","customer":"C-4711",
             "openedAt":"2026-11-21T09:00:00.123456Z","updatedAt":"2026-11-21T09:00:00.323456Z","labels":["vip"]},
             "passages":[{"source":"TITLE","text":"No mail in or out for the whole company",
             "marks":[{"start":3,"end":7}]}]}],"next":"q8dG..."}""";

    private final TicketSearch search;
    private final Caller caller;

    SearchResource(TicketSearch search, Caller caller) {
        this.search = search;
        this.caller = caller;
    }

    @GET
    @Costly
    @Operation(
            operationId = "searchTickets",
            summary = "Search tickets, the best of the newest first",
            description =
                    "By words of title, body and communications in any of their inflected forms, with accents or without, and by names of"
                            + " customers and contacts, references and numbers, also a part of them. All words must be there; \"words in a"
                            + " row\", beginning*, -without. The newest 500 that fit are ranked among each other, older ones follow newest"
                            + " first. docs/intake.md says more.")
    @ExampleAnswer(name = "found", value = EXAMPLE)
    public Page<FoundTicket> search(
            @Parameter(
                            description = "1 to 200 characters, at most 10 words",
                            required = true,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            maxLength = SearchQuery.MAX_LENGTH),
                            example = "\"no mail\" outlook* -printer")
                    @QueryParam("q")
                    @Nullable String q,
            @Parameter(description = "Of the words, and of the tickets that are looked at; absent: all")
                    @QueryParam("language")
                    @Nullable Language language,
            @Parameter(description = "Default RELEVANCE") @QueryParam("sort") @DefaultValue("RELEVANCE") Sort sort,
            @BeanParam TicketFilter filter,
            @Parameter(description = "`next` of the previous page") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "1 to 50, default 20") @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(50) int limit) {
        filter.check();
        var query = SearchQuery.parse(q);
        var reader = new TicketSearch.Reader(caller.scope(), CommunicationRights.readsNotes(caller));
        return search.page(
                reader,
                new TicketSearch.Request(Objects.requireNonNull(q), query, language, sort, filter),
                cursor,
                limit);
    }
}
