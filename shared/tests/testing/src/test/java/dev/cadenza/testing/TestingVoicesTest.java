package dev.cadenza.testing;

import dev.cadenza.engines.cloned.ClonedVoices;

/** The fake keeps the contract. */
final class TestingVoicesTest extends ClonedVoicesContract {
  private final ClonedVoices voices = new TestingVoices();

  @Override
  protected ClonedVoices voices() {
    return voices;
  }
}
