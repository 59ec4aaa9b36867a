/** What this service remembers of a ticket: a few facts, and its words while a packet may need them. */
@NullMarked
package dev.firstline.escalation.ticket;

import org.jspecify.annotations.NullMarked;
