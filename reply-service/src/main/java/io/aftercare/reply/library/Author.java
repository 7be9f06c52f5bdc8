package io.aftercare.reply.library;

/** Who writes, for which tenant. */
public record Author(String tenant, String subject) {}
