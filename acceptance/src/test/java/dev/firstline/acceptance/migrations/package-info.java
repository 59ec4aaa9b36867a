/** What a migration may do while a copy of the version before still runs, and after a return to it. */
@NullMarked
package dev.firstline.acceptance.migrations;

import org.jspecify.annotations.NullMarked;
