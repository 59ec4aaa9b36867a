/** The account of an entitlement's units: what moves them, and what may not happen to them. Rules, no I/O. */
@NullMarked
package dev.firstline.escalation.ledger;

import org.jspecify.annotations.NullMarked;
