/** What the machine itself can do, so that figures of two machines can be set side by side. */
@NullMarked
package dev.firstline.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
