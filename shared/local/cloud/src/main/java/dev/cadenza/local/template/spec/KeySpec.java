package dev.cadenza.local.template.spec;

/** A signing key on the curve P-256. */
public record KeySpec(String id, String keyId) {}
