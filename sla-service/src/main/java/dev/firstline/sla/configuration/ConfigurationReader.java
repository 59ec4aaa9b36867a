package dev.firstline.sla.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.chassis.problem.Pointers;
import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.settings.CalendarAcceptance;
import dev.firstline.sla.settings.Codes;
import dev.firstline.sla.settings.Faults;
import dev.firstline.sla.settings.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a document as what it sets. */
@ApplicationScoped
class ConfigurationReader {

    private static final String POLICIES = "policies";
    private static final String CALENDARS = "calendars";

    private final SettingReader settings;

    ConfigurationReader(SettingReader settings) {
        this.settings = settings;
    }

    /**
     * What a document sets, as far as it has no faults.
     *
     * @param yaml UTF-8
     * @param inherited the calendars that policies may name beside those of the document, by code
     * @param now when it begins to count
     */
    Configuration read(byte[] yaml, Map<String, BusinessCalendar> inherited, Instant now, Faults faults) {
        var read = new Configuration(new TreeMap<>(), new TreeMap<>());
        YamlReader.read(yaml, faults).ifPresent(tree -> {
            if (!tree.isObject()) {
                faults.at("", "must be an object with the fields " + POLICIES + " and " + CALENDARS);
                return;
            }
            tree.fieldNames().forEachRemaining(name -> {
                if (!name.equals(POLICIES) && !name.equals(CALENDARS)) {
                    faults.at(
                            "/" + Pointers.escaped(name),
                            "this field is not known here; known are " + CALENDARS + ", " + POLICIES);
                }
            });
            var known = new TreeMap<String, Optional<BusinessCalendar>>();
            inherited.forEach((code, calendar) -> known.put(code, Optional.of(calendar)));
            named(tree, CALENDARS, faults).forEach((code, part) -> {
                var calendar = calendar(code, part, faults);
                calendar.ifPresent(found -> read.calendars().put(code, found));
                known.put(code, calendar);
            });
            named(tree, POLICIES, faults)
                    .forEach(
                            (code, part) -> settings.policy(part, "/" + POLICIES + "/" + code, code, known, now, faults)
                                    .ifPresent(policy -> read.policies().put(code, policy)));
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
                    faults.at("/" + field + "/" + Pointers.escaped(entry.getKey()), "a code " + Codes.MESSAGE);
                }
            });
        } else if (!part.isMissingNode()) {
            faults.at("/" + field, "must be an object with a field for each code");
        }
        return named;
    }

    private Optional<BusinessCalendar> calendar(String code, JsonNode part, Faults faults) {
        var at = "/" + CALENDARS + "/" + code;
        if (CalendarAcceptance.isTaken(code)) {
            faults.at(at, "this code is taken; choose another");
            return Optional.empty();
        }
        return settings.calendar(part, at, code, faults);
    }
}
