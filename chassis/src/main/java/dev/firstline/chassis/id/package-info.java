/** Identifiers. */
@NullMarked
package dev.firstline.chassis.id;

import org.jspecify.annotations.NullMarked;
