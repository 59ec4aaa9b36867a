package dev.firstline.intake.reference;

import java.util.List;

/** All references of a thing that the reader may see, by system and id. */
public record References(List<GivenReference> items) {

    /** What the OpenAPI document shows. */
    public static final String EXAMPLE = """
            {"items":[{"system":"crm","id":"4711","tenant":"contoso","givenAt":"2026-11-21T09:00:00.123456Z"},
             {"system":"monitoring","id":"alarm/88:1","tenant":"contoso","givenAt":"2026-11-21T09:02:00.123456Z"}]}
            """;
}
