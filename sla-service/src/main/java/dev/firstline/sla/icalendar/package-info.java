/** Holidays out of an iCalendar file (RFC 5545) that somebody sends. */
@NullMarked
package dev.firstline.sla.icalendar;

import org.jspecify.annotations.NullMarked;
