package dev.firstline.devstack.launcher;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A difference of configurations in lines: {@code +} created, {@code ~} changed with its fields, {@code -} ended. */
final class SlaDiffLines {

    private SlaDiffLines() {}

    static List<String> of(JsonObject diff) {
        List<String> lines = new ArrayList<>();
        int unchanged = 0;
        JsonArray settings = diff.getJsonArray("settings", new JsonArray());
        for (int i = 0; i < settings.size(); i++) {
            JsonObject setting = settings.getJsonObject(i);
            String name = setting.getString("kind").toLowerCase(Locale.ROOT) + " " + setting.getString("code");
            switch (setting.getString("change")) {
                case "CREATED" -> lines.add("+ " + name);
                case "ENDED" -> lines.add("- " + name);
                case "KEPT" -> lines.add("  " + name + " stays, though the file does not name it; --prune ends it");
                case "CHANGED" -> {
                    lines.add("~ " + name);
                    addFields(setting.getJsonArray("fields", new JsonArray()), lines);
                }
                default -> unchanged++;
            }
        }
        if (!diff.getBoolean("differs", false)) {
            lines.add("No difference.");
        } else if (unchanged > 0) {
            lines.add("  " + unchanged + " unchanged");
        }
        return lines;
    }

    private static void addFields(JsonArray fields, List<String> lines) {
        for (int i = 0; i < fields.size(); i++) {
            JsonObject field = fields.getJsonObject(i);
            lines.add("    " + field.getString("pointer") + ": " + shown(field, "before") + " -> "
                    + shown(field, "after"));
        }
    }

    private static String shown(JsonObject field, String which) {
        return field.containsKey(which) ? Json.encode(field.getValue(which)) : "(none)";
    }
}
