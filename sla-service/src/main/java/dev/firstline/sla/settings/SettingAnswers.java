package dev.firstline.sla.settings;

import dev.firstline.chassis.http.ETags;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.sla.settings.SettingWriter.Written;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How one kind of setting is answered: as it is shown, with the tenant's latest version as entity tag, so that whoever
 * changes it knows of what others plan.
 *
 * @param kind its name in a refusal
 * @param view how it is shown
 */
record SettingAnswers<T>(String kind, Function<Setting<T>, ?> view) {

    /**
     * The one of that code.
     *
     * @param own the tenant's own latest version; empty when it has none
     * @throws Problem 404 when none is in force
     */
    Response read(List<Setting<T>> inForce, String code, Optional<? extends SettingVersion> own) {
        return inForce.stream()
                .filter(setting -> setting.code().equals(code))
                .findFirst()
                .map(setting -> answer(
                        Response.Status.OK,
                        setting,
                        own.<Integer>map(row -> row.version).orElse(setting.version())))
                .orElseThrow(() -> Problem.notFound(kind));
    }

    /** 201 when the tenant had none of that code before, otherwise 200. */
    Response written(Written<T> written, Function<Setting<T>, ?> shown) {
        return Response.status(written.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(shown.apply(written.setting()))
                .header(HttpHeaders.ETAG, ETags.of(written.latest()))
                .build();
    }

    /** The version that says that the tenant has none of its own any more. */
    static Response ended(SettingVersion end) {
        return Response.ok(VersionView.of(end))
                .header(HttpHeaders.ETAG, ETags.of(end.version))
                .build();
    }

    private Response answer(Response.Status status, Setting<T> setting, int latest) {
        return Response.status(status)
                .entity(view.apply(setting))
                .header(HttpHeaders.ETAG, ETags.of(latest))
                .build();
    }
}
