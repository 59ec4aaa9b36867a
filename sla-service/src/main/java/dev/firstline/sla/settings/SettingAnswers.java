package dev.firstline.sla.settings;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/**
 * How one kind of setting is answered: as it is shown, with its version as entity tag.
 *
 * @param kind its name in a refusal
 * @param view how it is shown
 */
record SettingAnswers<T>(String kind, Function<Setting<T>, ?> view) {

    /**
     * The one of that code.
     *
     * @throws Problem 404 when none is in force
     */
    Response read(List<Setting<T>> inForce, String code) {
        return inForce.stream()
                .filter(setting -> setting.code().equals(code))
                .findFirst()
                .map(setting -> answer(Response.Status.OK, setting))
                .orElseThrow(() -> Problem.notFound(kind));
    }

    /** 201 when the tenant had none of that code before, otherwise 200. */
    Response written(boolean created, Setting<T> setting) {
        return answer(created ? Response.Status.CREATED : Response.Status.OK, setting);
    }

    private Response answer(Response.Status status, Setting<T> setting) {
        return Response.status(status)
                .entity(view.apply(setting))
                .header(HttpHeaders.ETAG, ETags.of(setting.version()))
                .build();
    }
}
