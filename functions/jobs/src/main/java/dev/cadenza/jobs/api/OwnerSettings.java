package dev.cadenza.jobs.api;

import dev.cadenza.model.Setting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an owner's settings say, and everybody's.
 *
 * @param visible the owner's and everybody's
 */
record OwnerSettings(List<Setting> visible) {
  /** What a month of a person's jobs may cost. */
  static final String LIMIT = "monthly_limit_usd";

  OwnerSettings {
    visible = List.copyOf(visible);
  }

  /** The owner's own value, or else everybody's; empty where it is no text. */
  Optional<String> text(String key) {
    return Setting.effective(visible, key)
        .flatMap(
            it ->
                it instanceof String text && !text.isBlank()
                    ? Optional.of(text.strip())
                    : Optional.empty());
  }

  /** In dollars. One's own limit may be lower than everybody's, and never raises it. */
  OptionalDouble limit() {
    return visible.stream()
        .filter(setting -> setting.key().equals(LIMIT))
        .map(Setting::value)
        .filter(value -> value instanceof Number)
        .mapToDouble(value -> ((Number) value).doubleValue())
        .min();
  }
}
