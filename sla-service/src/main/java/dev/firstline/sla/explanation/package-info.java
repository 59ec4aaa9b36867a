/** Why a clock stands as it does: the rule, the calendar, every interval and the arithmetic, as data and in words. */
@NullMarked
package dev.firstline.sla.explanation;

import org.jspecify.annotations.NullMarked;
