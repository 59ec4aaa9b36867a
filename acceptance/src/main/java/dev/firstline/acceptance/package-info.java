/** What an operator and a newcomer run against the whole platform. */
@NullMarked
package dev.firstline.acceptance;

import org.jspecify.annotations.NullMarked;
