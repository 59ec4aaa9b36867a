/** The states of an escalation and the legal moves between them. Rules, no I/O. */
@NullMarked
package dev.firstline.escalation.lifecycle;

import org.jspecify.annotations.NullMarked;
