package dev.firstline.sla.forecast;

import dev.firstline.chassis.auth.Caller;
import dev.firstline.chassis.auth.Roles;
import dev.firstline.chassis.http.Costly;
import dev.firstline.chassis.openapi.ExampleAnswer;
import dev.firstline.contracts.sla.SlaTarget;
import dev.firstline.sla.report.Period;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which promises will probably be broken, and how far such forecasts were right. */
@Path("/v1/sla/forecast")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.HELPDESK_AGENT, Roles.ADMIN_AGENT, Roles.OPS, Roles.GLOBAL_ADMIN})
@Tag(
        name = "SLA forecast",
        description = "Which running clocks will probably break, and how far such forecasts were right")
public class ForecastResource {

    private static final String FORECAST = """
            {"asOf":"2026-11-21T10:30:00Z","hours":8,"learntAt":"2026-11-21T10:29:41Z","learntFrom":8214,"considered":37,\
            "complete":true,"probable":1,"clocks":[{"ticketId":"019aa5d0-39ff-7000-8000-000000000000",\
            "target":"RESOLUTION","cycle":1,"severity":"A","productFamily":"AZURE",\
            "customer":"0199f6c0-0000-7000-8000-000000000007","dueAt":"2026-11-21T16:30:00Z","used":0.25,\
            "probability":0.3129,"likenedTo":{"likeness":"PRODUCT","target":"RESOLUTION","severity":"A",\
            "productFamily":"AZURE"},"observations":132,"breached":42}]}""";

    private static final String CALIBRATION = """
            {"from":"2026-09-01T00:00:00Z","to":"2026-11-01T00:00:00Z","complete":true,"learntFrom":8214,"clocks":5120,\
            "judgements":9311,"brier":0.1102,"brierBaseRate":0.1671,"skill":0.3405,"reliability":[\
            {"from":0.0,"to":0.1,"judgements":4020,"forecast":0.0512,"observed":0.0488},\
            {"from":0.1,"to":0.2,"judgements":5291,"forecast":0.1409,"observed":0.1522}]}""";

    private final Forecasts forecasts;
    private final Calibrations calibrations;
    private final Caller caller;

    ForecastResource(Forecasts forecasts, Calibrations calibrations, Caller caller) {
        this.forecasts = forecasts;
        this.calibrations = calibrations;
        this.caller = caller;
    }

    @GET
    @Costly
    @Operation(
            operationId = "forecastBreaches",
            summary = "Running clocks that are due within some hours, the most probable to break first",
            description =
                    "Learnt from the 50,000 clocks of the tenant and those below it that were met or broken last, 180 days back."
                            + " A clock that stands cannot break before it runs again and is not listed. Of more than 5,000 clocks"
                            + " those that are due first are considered, and complete is false.")
    @ExampleAnswer(name = "one", value = FORECAST)
    public ForecastView forecast(
            @Parameter(description = "How far ahead, 1 to 72.") @QueryParam("hours") @DefaultValue("8") @Min(1) @Max(72) int hours,
            @QueryParam("customer") @Nullable UUID customer,
            @QueryParam("target") @Nullable SlaTarget target,
            @Parameter(schema = @Schema(implementation = Double.class, minimum = "0", maximum = "1"))
                    @QueryParam("minProbability")
                    @DefaultValue("0")
                    double minProbability,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return forecasts.of(caller.scope(), new ForecastQuery(hours, customer, target, minProbability, limit));
    }

    @GET
    @Costly
    @Path("/calibration")
    @Operation(
            operationId = "calibrateForecast",
            summary =
                    "How far forecasts would have been right, asked in a period that is over with what was known then",
            description =
                    "Each clock that was met or broken is asked about when it had used 25, 50 and 75 percent of its goal, as far as"
                            + " it still ran. Nothing is learnt from what had not ended by then. Looks at the last 50,000 clocks that"
                            + " ended until 31 days after the period, from 180 days before it on; of more, from is moved.")
    @ExampleAnswer(name = "two months", value = CALIBRATION)
    public CalibrationView calibration(
            @Parameter(
                            required = true,
                            description = "The begin of the period, included",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                            example = "2026-10-01T00:00:00Z")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(
                            required = true,
                            description = "The end of the period, not included",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                            example = "2026-11-01T00:00:00Z")
                    @QueryParam("to")
                    @Nullable String to) {
        return calibrations.of(caller.scope(), Period.of(from, to));
    }
}
