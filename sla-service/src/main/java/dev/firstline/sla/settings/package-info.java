/** The policies and calendars that tenants set, and the rulebook that is in force for a tenant at an instant. */
@NullMarked
package dev.firstline.sla.settings;

import org.jspecify.annotations.NullMarked;
