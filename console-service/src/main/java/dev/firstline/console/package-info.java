/** The console: a read model of all topics, and the live page on it. */
@NullMarked
package dev.firstline.console;

import org.jspecify.annotations.NullMarked;
