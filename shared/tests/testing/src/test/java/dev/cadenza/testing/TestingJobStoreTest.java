package dev.cadenza.testing;

import dev.cadenza.jobs.JobStore;

/** The fake keeps the contract, so that what is tested on it holds for the real store. */
final class TestingJobStoreTest extends JobStoreContract {
  private final JobStore store = new TestingJobStore();

  @Override
  protected JobStore store() {
    return store;
  }
}
