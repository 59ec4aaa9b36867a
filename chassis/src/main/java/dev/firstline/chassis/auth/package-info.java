/** Who calls, for which tenant, in which roles. */
@NullMarked
package dev.firstline.chassis.auth;

import org.jspecify.annotations.NullMarked;
