/** Tickets as diagnosis hears of them, and the decisions made on them. */
@NullMarked
package dev.firstline.diagnosis.cases;

import org.jspecify.annotations.NullMarked;
