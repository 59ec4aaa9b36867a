/** The life of a vendor's request: its states, the legal moves between them, and what each of them makes happen. Rules, no I/O. */
@NullMarked
package dev.firstline.escalation.lifecycle;

import org.jspecify.annotations.NullMarked;
