/** Work on many rows that one change asks for: the change notes a job, a thread does it a page at a time. */
@NullMarked
package dev.firstline.chassis.pages;

import org.jspecify.annotations.NullMarked;
