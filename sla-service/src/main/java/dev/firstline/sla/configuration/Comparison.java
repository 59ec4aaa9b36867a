package dev.firstline.sla.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firstline.sla.configuration.ConfigurationDiff.Change;
import dev.firstline.sla.configuration.ConfigurationDiff.FieldDiff;
import dev.firstline.sla.configuration.ConfigurationDiff.Kind;
import dev.firstline.sla.configuration.ConfigurationDiff.SettingDiff;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what a tenant has set with what it is to set, value by value, after what was left out is filled in. */
@ApplicationScoped
class Comparison {

    private final ObjectMapper mapper;

    Comparison(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @param prune whether what {@code after} does not name is ended */
    ConfigurationDiff compare(Configuration before, Configuration after, boolean prune) {
        var was = SettingTrees.of(before);
        var is = SettingTrees.of(after);
        var settings = new ArrayList<SettingDiff>();
        compare(Kind.CALENDAR, was.calendars(), is.calendars(), prune, settings);
        compare(Kind.POLICY, was.policies(), is.policies(), prune, settings);
        return ConfigurationDiff.of(settings);
    }

    private void compare(
            Kind kind,
            Map<String, JsonNode> before,
            Map<String, JsonNode> after,
            boolean prune,
            List<SettingDiff> settings) {
        var codes = new TreeSet<>(before.keySet());
        codes.addAll(after.keySet());
        for (var code : codes) {
            var was = before.get(code);
            var is = after.get(code);
            var fields = new ArrayList<FieldDiff>();
            if (was != null && is != null) {
                compare("", was, is, fields);
            }
            settings.add(new SettingDiff(kind, code, change(was, is, prune, fields), fields));
        }
    }

    private static Change change(@Nullable JsonNode was, @Nullable JsonNode is, boolean prune, List<FieldDiff> fields) {
        if (was == null) {
            return Change.CREATED;
        }
        if (is == null) {
            return prune ? Change.ENDED : Change.KEPT;
        }
        return fields.isEmpty() ? Change.UNCHANGED : Change.CHANGED;
    }

    private void compare(String pointer, @Nullable JsonNode was, @Nullable JsonNode is, List<FieldDiff> fields) {
        if (was != null && is != null && was.isObject() && is.isObject()) {
            var names = new TreeSet<String>();
            was.fieldNames().forEachRemaining(names::add);
            is.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(pointer + "/" + name, was.get(name), is.get(name), fields));
        } else if (was != null && is != null && was.isArray() && is.isArray()) {
            for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
                compare(pointer + "/" + i, was.get(i), is.get(i), fields);
            }
        } else if (was == null || !was.equals(is)) {
            fields.add(new FieldDiff(pointer, plain(was), plain(is)));
        }
    }

    private @Nullable Object plain(@Nullable JsonNode node) {
        return node == null ? null : mapper.convertValue(node, Object.class);
    }
}
