package dev.cadenza.local.template;

import java.util.Map;
import java.util.Optional;

/**
 * One entry of the template's {@code Resources}, its references unresolved.
 *
 * @param condition by which it is there at all
 */
record Resource(
    String id,
    String type,
    Optional<String> condition,
    Map<String, Object> properties,
    Map<String, Object> metadata) {}
