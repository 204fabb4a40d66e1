package dev.cadenza.engines.service;

import java.util.Map;

/** The store of service keys, for deployments that do not pass them in variables. */
public interface SecretStore {
  /**
   * @param id the name in the deployment
   * @param variables of the calling function
   * @throws dev.cadenza.model.PermanentFailure {@code engine_key_missing} if it cannot be read
   * @throws dev.cadenza.model.TransientFailure if the store does not respond
   */
  String read(String id, Map<String, String> variables);
}
