/** What a clock shows, derived from the facts of its ticket. */
@NullMarked
package dev.firstline.sla.clock;

import org.jspecify.annotations.NullMarked;
