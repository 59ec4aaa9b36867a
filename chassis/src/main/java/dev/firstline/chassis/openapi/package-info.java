/** The OpenAPI document of a service: what all operations have in common is written here once, by rule; the rest stands at the operations. */
@NullMarked
package dev.firstline.chassis.openapi;

import org.jspecify.annotations.NullMarked;
