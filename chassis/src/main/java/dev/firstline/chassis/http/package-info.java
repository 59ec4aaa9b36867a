/** What every REST resource needs: limits, strict JSON, entity tags, cursors. */
@NullMarked
package dev.firstline.chassis.http;

import org.jspecify.annotations.NullMarked;
