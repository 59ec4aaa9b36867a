/** What intake says about a ticket: its life, and, on a topic of its own, its words. */
@NullMarked
package dev.firstline.contracts.ticket;

import org.jspecify.annotations.NullMarked;
