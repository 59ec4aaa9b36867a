/** A day of a platform like any other: what people and programs do at its API, and what happens to them. */
@NullMarked
package dev.firstline.acceptance.day;

import org.jspecify.annotations.NullMarked;
