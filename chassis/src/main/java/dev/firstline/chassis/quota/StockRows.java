package dev.firstline.chassis.quota;

/**
 * Where the things are of which a tenant may own so many. A service has one for each, as a bean, so that what is owned can be counted whenever
 * it is asked for.
 *
 * @param rows selects one row for each thing of the tenant, whose path is its only parameter ({@code ?}); a constant, never made of input
 */
public record StockRows(Stock stock, String rows) {}
