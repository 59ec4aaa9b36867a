/** The decision on a ticket: an ordered list of rules over its fields, its words and the known incidents. Pure. */
@NullMarked
package dev.firstline.diagnosis.rule;

import org.jspecify.annotations.NullMarked;
