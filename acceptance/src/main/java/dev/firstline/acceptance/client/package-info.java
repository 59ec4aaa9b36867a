/** Talks to a platform as its users do. */
@NullMarked
package dev.firstline.acceptance.client;

import org.jspecify.annotations.NullMarked;
