/** Up to when all facts of a ticket have been read: only then is anything told that a fact could still prevent. */
@NullMarked
package dev.firstline.sla.settling;

import org.jspecify.annotations.NullMarked;
