/** The rule set in force, to be read by people. */
@NullMarked
package dev.firstline.diagnosis.ruleset;

import org.jspecify.annotations.NullMarked;
