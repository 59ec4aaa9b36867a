package dev.firstline.sla.configuration;

import dev.firstline.sla.calendar.BusinessCalendar;
import dev.firstline.sla.policy.SlaPolicy;
import java.util.SortedMap;

/**
 * What a tenant itself sets, or is to set.
 *
 * @param policies by code
 * @param calendars by code
 */
record Configuration(SortedMap<String, SlaPolicy> policies, SortedMap<String, BusinessCalendar> calendars) {}
