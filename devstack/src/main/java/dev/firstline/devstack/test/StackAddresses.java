package dev.firstline.devstack.test;

import io.vertx.core.json.JsonObject;

/**
 * Where the servers of the tests are. It travels as one line of text between processes and between class loaders.
 *
 * @param postgres JDBC address without a database
 * @param postgresPassword of the superuser
 * @param kafka bootstrap address
 * @param issuer address of the issuer
 * @param keyFile file with the issuer's signing key
 * @param smtpPort of the mail sink on 127.0.0.1
 * @param mails address of the mail sink's list
 */
record StackAddresses(
        String postgres,
        String postgresPassword,
        String kafka,
        String issuer,
        String keyFile,
        int smtpPort,
        String mails) {

    String toLine() {
        return new JsonObject()
                .put("postgres", postgres)
                .put("postgresPassword", postgresPassword)
                .put("kafka", kafka)
                .put("issuer", issuer)
                .put("keyFile", keyFile)
                .put("smtpPort", smtpPort)
                .put("mails", mails)
                .encode();
    }

    static StackAddresses fromLine(String line) {
        JsonObject json = new JsonObject(line);
        return new StackAddresses(
                json.getString("postgres"),
                json.getString("postgresPassword"),
                json.getString("kafka"),
                json.getString("issuer"),
                json.getString("keyFile"),
                json.getInteger("smtpPort"),
                json.getString("mails"));
    }
}
