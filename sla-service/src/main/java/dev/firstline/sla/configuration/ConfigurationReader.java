package dev.firstline.sla.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.chassis.problem.Problem;
import dev.firstline.sla.policy.SlaPolicy;
import dev.firstline.sla.settings.CalendarAcceptance;
import dev.firstline.sla.settings.CalendarBody;
import dev.firstline.sla.settings.Codes;
import dev.firstline.sla.settings.PolicyBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a document as what it sets. */
@ApplicationScoped
class ConfigurationReader {

    private static final String POLICIES = "policies";
    private static final String CALENDARS = "calendars";

    private final BodyReader bodies;
    private final CalendarAcceptance acceptance;

    ConfigurationReader(BodyReader bodies, CalendarAcceptance acceptance) {
        this.acceptance = acceptance;
        this.bodies = bodies;
    }

    /**
     * What a document sets, as far as it has no faults.
     *
     * @param yaml UTF-8
     * @param inherited the codes of the calendars that policies may name beside those of the document
     */
    Configuration read(byte[] yaml, Set<String> inherited, Faults faults) {
        var read = new Configuration(new TreeMap<>(), new TreeMap<>());
        YamlReader.read(yaml, faults).ifPresent(tree -> {
            if (!tree.isObject()) {
                faults.at("", "must be an object with the fields " + POLICIES + " and " + CALENDARS);
                return;
            }
            tree.fieldNames().forEachRemaining(name -> {
                if (!name.equals(POLICIES) && !name.equals(CALENDARS)) {
                    faults.at("/" + name, "this field is not known here; known are " + CALENDARS + ", " + POLICIES);
                }
            });
            named(tree, CALENDARS, faults).forEach((code, part) -> calendar(code, part, read, faults));
            named(tree, POLICIES, faults).forEach((code, part) -> policy(code, part, read, faults));
            var known = new HashSet<>(inherited);
            tree.path(CALENDARS).fieldNames().forEachRemaining(known::add);
            read.policies().values().forEach(policy -> requireCalendars(policy, known, faults));
        });
        return read;
    }

    private static Map<String, JsonNode> named(JsonNode tree, String field, Faults faults) {
        var named = new TreeMap<String, JsonNode>();
        var part = tree.path(field);
        if (part.isObject()) {
            part.properties().forEach(entry -> {
                if (Codes.isCode(entry.getKey())) {
                    named.put(entry.getKey(), entry.getValue());
                } else {
                    faults.at("/" + field + "/" + entry.getKey(), "a code " + Codes.MESSAGE);
                }
            });
        } else if (!part.isMissingNode()) {
            faults.at("/" + field, "must be an object with a field for each code");
        }
        return named;
    }

    private void calendar(String code, JsonNode part, Configuration read, Faults faults) {
        var at = "/" + CALENDARS + "/" + code;
        if (CalendarAcceptance.isTaken(code)) {
            faults.at(at, "this code is taken; choose another");
            return;
        }
        bodies.read(part, at, CalendarBody.class, faults).ifPresent(body -> {
            try {
                read.calendars().put(code, acceptance.accepted(body, code));
            } catch (Problem problem) {
                faults.at(at, problem);
            }
        });
    }

    private void policy(String code, JsonNode part, Configuration read, Faults faults) {
        var at = "/" + POLICIES + "/" + code;
        bodies.read(part, at, PolicyBody.class, faults).ifPresent(body -> {
            try {
                SlaPolicy policy = body.toPolicy(code, 0);
                read.policies().put(code, policy);
            } catch (Problem problem) {
                faults.at(at, problem);
            }
        });
    }

    private static void requireCalendars(SlaPolicy policy, Set<String> known, Faults faults) {
        for (int r = 0; r < policy.rules().size(); r++) {
            var goals = policy.rules().get(r).goals();
            for (int g = 0; g < goals.size(); g++) {
                if (!known.contains(goals.get(g).calendar())) {
                    faults.at(
                            "/" + POLICIES + "/" + policy.code() + "/rules/" + r + "/goals/" + g + "/calendar",
                            "must be the code of a calendar of this document or of one in force: "
                                    + known.stream().sorted().collect(Collectors.joining(", ")));
                }
            }
        }
    }
}
