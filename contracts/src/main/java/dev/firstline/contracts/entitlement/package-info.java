/** What a partner has to know of its support contracts in time. */
@NullMarked
package dev.firstline.contracts.entitlement;

import org.jspecify.annotations.NullMarked;
