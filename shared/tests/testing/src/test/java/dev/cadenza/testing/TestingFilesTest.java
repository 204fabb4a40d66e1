package dev.cadenza.testing;

import dev.cadenza.jobs.WorkFiles;

/** The fake keeps the contract. */
final class TestingFilesTest extends WorkFilesContract {
  private final WorkFiles files = new TestingFiles();

  @Override
  protected WorkFiles files() {
    return files;
  }
}
