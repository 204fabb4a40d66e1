package dev.cadenza.local.iam;

/**
 * A permission that a call needs.
 *
 * @param action like {@code dynamodb:GetItem}
 * @param resource an ARN, or {@code *} if the service has no resources
 */
public record Permission(String action, String resource) {}
