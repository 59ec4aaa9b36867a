/** What diagnosis decided about a ticket, and on what it rests. */
@NullMarked
package dev.firstline.contracts.diagnosis;

import org.jspecify.annotations.NullMarked;
