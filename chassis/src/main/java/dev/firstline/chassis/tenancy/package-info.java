/** Transactions that see one tenant's rows and no other's. */
@NullMarked
package dev.firstline.chassis.tenancy;

import org.jspecify.annotations.NullMarked;
