/** The facts of the clocks that a ticket runs under. */
@NullMarked
package dev.firstline.contracts.sla;

import org.jspecify.annotations.NullMarked;
