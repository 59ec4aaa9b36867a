/** What would have become of recorded tickets under other rules. */
@NullMarked
package dev.firstline.sla.dryrun;

import org.jspecify.annotations.NullMarked;
