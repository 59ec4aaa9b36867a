/** Connections to a vendor's service health: whose leave there is, how the polls of it go, and what they make of known incidents. */
@NullMarked
package dev.firstline.diagnosis.connection;

import org.jspecify.annotations.NullMarked;
