/** What would be promised to a ticket that is described, without keeping anything. */
@NullMarked
package dev.firstline.sla.preview;

import org.jspecify.annotations.NullMarked;
