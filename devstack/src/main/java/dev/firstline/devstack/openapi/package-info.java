/** For tests: whether what a service answers is what its OpenAPI document says, and whether the document stays what was promised. */
@NullMarked
package dev.firstline.devstack.openapi;

import org.jspecify.annotations.NullMarked;
