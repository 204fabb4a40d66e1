package dev.cadenza.engines.service;

import java.util.Map;

/** Keeps the keys of services elsewhere, for deployments that do not give them as variables. */
public interface SecretStore {
  /**
   * @param id as the deployment names it
   * @param variables of the function that asks
   * @throws dev.cadenza.model.PermanentFailure {@code engine_key_missing} if it cannot be read
   * @throws dev.cadenza.model.TransientFailure if the store does not answer
   */
  String read(String id, Map<String, String> variables);
}
