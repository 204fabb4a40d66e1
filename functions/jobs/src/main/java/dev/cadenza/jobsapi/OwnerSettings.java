package dev.cadenza.jobsapi;

import dev.cadenza.model.Setting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The settings that apply to an owner.
 *
 * @param visible the owner's and the shared settings
 */
record OwnerSettings(List<Setting> visible) {
  /** The monthly spending limit of a user's jobs. */
  static final String LIMIT = "monthly_limit_usd";

  OwnerSettings {
    visible = List.copyOf(visible);
  }

  /** The owner's value, otherwise the shared one; empty if it is not a text. */
  Optional<String> text(String key) {
    return Setting.effective(visible, key)
        .flatMap(
            it ->
                it instanceof String text && !text.isBlank()
                    ? Optional.of(text.strip())
                    : Optional.empty());
  }

  /** In dollars: the lower one of the owner's and the shared limit. */
  OptionalDouble limit() {
    return visible.stream()
        .filter(setting -> setting.key().equals(LIMIT))
        .map(Setting::value)
        .filter(value -> value instanceof Number)
        .mapToDouble(value -> ((Number) value).doubleValue())
        .min();
  }
}
