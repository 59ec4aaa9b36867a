/** What Microsoft Graph tells of service health, and how it is asked. */
@NullMarked
package dev.firstline.diagnosis.graph;

import org.jspecify.annotations.NullMarked;
