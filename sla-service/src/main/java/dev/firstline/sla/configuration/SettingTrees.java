package dev.firstline.sla.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstline.sla.settings.CalendarBody;
import dev.firstline.sla.settings.PolicyBody;
import dev.firstline.sla.settings.SlaJson;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A configuration as JSON in the shapes of the API, with everything that was left out filled in: two that mean the same
 * are equal.
 */
record SettingTrees(SortedMap<String, JsonNode> policies, SortedMap<String, JsonNode> calendars) {

    static SettingTrees of(Configuration configuration) {
        return new SettingTrees(
                trees(configuration.policies(), PolicyBody::of), trees(configuration.calendars(), CalendarBody::of));
    }

    private static <T> SortedMap<String, JsonNode> trees(Map<String, T> settings, Function<T, ?> body) {
        var trees = new TreeMap<String, JsonNode>();
        settings.forEach((code, setting) -> trees.put(code, SlaJson.tree(body.apply(setting))));
        return trees;
    }
}
