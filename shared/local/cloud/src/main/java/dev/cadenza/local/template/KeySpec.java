package dev.cadenza.local.template;

/** A signing key on the curve P-256. */
public record KeySpec(String id, String keyId) {}
