package dev.cadenza.e2e.operations;

import dev.cadenza.e2e.support.Platform;
import dev.cadenza.jobs.JobStore;
import dev.cadenza.testing.JobStoreContract;

/** The real store keeps the contract, on the embedded DynamoDB. */
final class DynamoJobsTest extends JobStoreContract {
  private final JobStore store = Platform.jobs();

  @Override
  protected JobStore store() {
    return store;
  }
}
