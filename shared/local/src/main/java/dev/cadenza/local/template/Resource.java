package dev.cadenza.local.template;

import java.util.Map;

/** One entry of the template's {@code Resources}, its references unresolved. */
record Resource(
    String id, String type, Map<String, Object> properties, Map<String, Object> metadata) {}
