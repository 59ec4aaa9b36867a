/** What tickets, communications, customers and contacts are called in the partner's own systems. */
@NullMarked
package dev.firstline.intake.reference;

import org.jspecify.annotations.NullMarked;
