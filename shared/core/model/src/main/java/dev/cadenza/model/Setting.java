package dev.cadenza.model;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A value stored under a key, for one account or shared. An account's own overrides the shared one.
 *
 * @param owner the owner; empty for a shared setting
 * @param value a JSON value, not null
 */
public record Setting(String id, Optional<String> owner, String key, Object value, long version) {
  public Setting {
    requireNonNull(id, "id");
    requireNonNull(owner, "owner");
    requireNonNull(key, "key");
    requireNonNull(value, "value");
  }

  /**
   * The effective value for an account: its own, or else the shared one.
   *
   * @param visible the account's settings and the shared ones
   */
  public static Optional<Object> effective(List<Setting> visible, String key) {
    return visible.stream()
        .filter(setting -> setting.key().equals(key))
        .min(Comparator.comparing(setting -> setting.owner().isEmpty()))
        .map(Setting::value);
  }

  public Setting edited(String key, Object value) {
    return new Setting(id, owner, key, value, version + 1);
  }
}
