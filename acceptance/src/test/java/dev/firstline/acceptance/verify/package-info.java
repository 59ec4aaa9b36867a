/** The proof is worth something only if it holds on a good day and fails on each bad one. */
@NullMarked
package dev.firstline.acceptance.verify;

import org.jspecify.annotations.NullMarked;
