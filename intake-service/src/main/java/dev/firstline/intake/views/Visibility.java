package dev.firstline.intake.views;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is shown a view. */
@Schema(name = "ViewVisibility")
public enum Visibility {
    /** Its owner alone. */
    PRIVATE,
    /** All who see its tenant. */
    TENANT
}
