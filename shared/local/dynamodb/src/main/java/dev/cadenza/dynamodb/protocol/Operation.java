package dev.cadenza.dynamodb.protocol;

/** One operation of the API. */
@FunctionalInterface
public interface Operation {
  /**
   * @throws dev.cadenza.dynamodb.value.scalar.DynamoDbException when the request is rejected
   */
  Reply run(Parameters request);
}
