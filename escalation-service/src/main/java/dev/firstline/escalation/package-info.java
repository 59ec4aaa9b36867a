/** The way of a ticket to a vendor and back. Rules stand in packages without I/O; registry, handling, ticket and consumer are the rim. */
@NullMarked
package dev.firstline.escalation;

import org.jspecify.annotations.NullMarked;
