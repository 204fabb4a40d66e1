package dev.cadenza.settings;

import dev.cadenza.model.Setting;

/**
 * A setting as clients get it.
 *
 * @param user the account's id; null for a shared setting
 * @param value any JSON value
 */
record SettingJson(String id, String user, String key, Object value) {
  static SettingJson of(Setting setting) {
    return new SettingJson(
        setting.id(), setting.owner().orElse(null), setting.key(), setting.value());
  }
}
