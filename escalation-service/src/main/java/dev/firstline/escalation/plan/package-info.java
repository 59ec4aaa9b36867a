/** What becomes of a support request: filed where and on which contract, blocked why, or nothing. Rules, no I/O. */
@NullMarked
package dev.firstline.escalation.plan;

import org.jspecify.annotations.NullMarked;
