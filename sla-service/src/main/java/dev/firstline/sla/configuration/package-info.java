/** A tenant's own policies and calendars as one YAML document: read, checked, compared and applied as a whole. */
@NullMarked
package dev.firstline.sla.configuration;

import org.jspecify.annotations.NullMarked;
