package dev.cadenza.local.template;

import java.util.Map;
import java.util.Optional;

/**
 * An entry of the template's {@code Resources}, with unresolved references.
 *
 * @param condition for the existence of the resource
 */
record Resource(
    String id,
    String type,
    Optional<String> condition,
    Map<String, Object> properties,
    Map<String, Object> metadata) {}
