package dev.cadenza.client;

import java.util.function.UnaryOperator;

/**
 * Stores an account's tokens while they are not in use. A refresh token is valid once: programs
 * that share a store must refresh one after the other, and use the stored new tokens.
 */
@FunctionalInterface
public interface TokenStore {
  /** Stores nothing: the tokens end with the client. */
  TokenStore NONE = (refused, exchange) -> exchange.apply(refused);

  /**
   * Tokens newer than the rejected ones: from the store if available, otherwise from the server,
   * and then stored.
   *
   * @param exchange requests new tokens; throws {@link ApiException} if the server rejects it
   */
  Tokens renew(Tokens refused, UnaryOperator<Tokens> exchange);
}
