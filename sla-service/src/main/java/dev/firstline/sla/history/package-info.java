/** Tickets of the past: judged by what was in force then, without a word to anybody. */
@NullMarked
package dev.firstline.sla.history;

import org.jspecify.annotations.NullMarked;
