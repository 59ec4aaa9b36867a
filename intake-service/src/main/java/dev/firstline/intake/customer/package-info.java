/** Customers of a partner and their people, known by the partner's own ids. */
@NullMarked
package dev.firstline.intake.customer;

import org.jspecify.annotations.NullMarked;
