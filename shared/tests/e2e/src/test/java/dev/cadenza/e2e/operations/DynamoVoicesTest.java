package dev.cadenza.e2e.operations;

import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.dynamodb.DynamoVoices;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.engines.cloned.ClonedVoices;
import dev.cadenza.testing.ClonedVoicesContract;

/** The real store keeps the contract, on the embedded DynamoDB. */
final class DynamoVoicesTest extends ClonedVoicesContract {
  private final Environment environment = Platform.environment("VoicesFunction");
  private final ClonedVoices voices =
      new DynamoVoices(new AwsClients(environment).dynamoDb(), environment);

  @Override
  protected ClonedVoices voices() {
    return voices;
  }
}
