package dev.cadenza.e2e.operations;

import dev.cadenza.aws.DynamoVoices;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.engines.cloned.ClonedVoices;
import dev.cadenza.testing.ClonedVoicesContract;

/** The real store keeps the contract, on the embedded DynamoDB. */
final class DynamoVoicesTest extends ClonedVoicesContract {
  private final ClonedVoices voices = DynamoVoices.of(Platform.environment("VoicesFunction"));

  @Override
  protected ClonedVoices voices() {
    return voices;
  }
}
