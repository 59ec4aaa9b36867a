package dev.firstline.sla.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.chassis.problem.ProblemType;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.policy.SlaPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads policies and calendars out of JSON and finds all that is wrong with them at once, whichever way they come. */
@ApplicationScoped
public class SettingReader {

    private final BodyReader bodies;
    private final CalendarAcceptance acceptance;

    SettingReader(BodyReader bodies, CalendarAcceptance acceptance) {
        this.bodies = bodies;
        this.acceptance = acceptance;
    }

    /**
     * A policy; empty when it has faults.
     *
     * @param at JSON pointer of it
     * @param calendars that it may name; empty for one that has faults of its own
     * @param from when it begins to count
     */
    public Optional<SlaPolicy> policy(
            JsonNode part,
            String at,
            String code,
            Map<String, Optional<BusinessCalendar>> calendars,
            Instant from,
            Faults faults) {
        var body = bodies.read(part, at, PolicyBody.class, faults);
        body.ifPresent(found -> PolicyFaults.find(found, at, calendars, from, faults));
        if (body.isEmpty() || faults.touch(at)) {
            return Optional.empty();
        }
        try {
            return Optional.of(body.get().toPolicy(code, 0));
        } catch (Problem problem) {
            faults.at(at, problem);
            return Optional.empty();
        }
    }

    /**
     * A calendar as it will be stored; empty when it has faults.
     *
     * @param at JSON pointer of it
     */
    public Optional<BusinessCalendar> calendar(JsonNode part, String at, String code, Faults faults) {
        var body = bodies.read(part, at, CalendarBody.class, faults);
        body.ifPresent(found -> CalendarFaults.find(found, at, faults));
        if (body.isEmpty() || faults.touch(at)) {
            return Optional.empty();
        }
        try {
            return Optional.of(acceptance.accepted(body.get(), code));
        } catch (Problem problem) {
            faults.at(at, problem);
            return Optional.empty();
        }
    }

    /** The policy that is the body of a request; all that is wrong with it is told at once. */
    SlaPolicy policy(JsonNode body, String code, List<Setting<BusinessCalendar>> inForce, Instant from) {
        var calendars = new TreeMap<String, Optional<BusinessCalendar>>();
        inForce.forEach(setting -> calendars.put(setting.code(), Optional.of(setting.value())));
        var faults = new Faults();
        return sound(policy(object(body), "", code, calendars, from, faults), faults);
    }

    /** The calendar that is the body of a request; all that is wrong with it is told at once. */
    BusinessCalendar calendar(JsonNode body, String code) {
        var faults = new Faults();
        return sound(calendar(object(body), "", code, faults), faults);
    }

    private static <T> T sound(Optional<T> read, Faults faults) {
        faults.refuseBody();
        return read.orElseThrow();
    }

    private static JsonNode object(JsonNode body) {
        if (!body.isObject()) {
            throw new Problem(ProblemType.MALFORMED, "The body must be one JSON object.");
        }
        return body;
    }
}
