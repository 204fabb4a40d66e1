package dev.cadenza.client;

import java.util.function.UnaryOperator;

/**
 * Stores an account's tokens while they are not in use. A refresh token works once: programs that
 * share a store must renew one after the other, and take over what another has got.
 */
@FunctionalInterface
public interface TokenStore {
  /** Keeps nothing: the tokens end with the client. */
  TokenStore NONE = (refused, exchange) -> exchange.apply(refused);

  /**
   * Tokens that are newer than those refused: from the store when they are there already, else from
   * the server, and then kept.
   *
   * @param exchange asks the server; throws {@link ApiException} when it refuses
   */
  Tokens renew(Tokens refused, UnaryOperator<Tokens> exchange);
}
