/** What every benchmark stands on: a fresh platform of its own that is gone afterwards, and the report at the end. */
@NullMarked
package dev.firstline.benchmarks.ground;

import org.jspecify.annotations.NullMarked;
