package dev.cadenza.local.iam;

/**
 * What a call needs.
 *
 * @param action like {@code dynamodb:GetItem}
 * @param resource an ARN, or {@code *} where the service knows no resources
 */
public record Permission(String action, String resource) {}
