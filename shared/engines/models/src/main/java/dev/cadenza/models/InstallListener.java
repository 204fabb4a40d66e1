package dev.cadenza.models;

/** Receives the progress of an installation. */
public interface InstallListener {
  /** Ignores progress. */
  InstallListener NONE =
      new InstallListener() {
        @Override
        public void note(String line) {}

        @Override
        public Bar start(String task, long bytes) {
          return new Bar() {
            @Override
            public void at(long done) {}

            @Override
            public void close() {}
          };
        }
      };

  /** A message, for example about a source that does not respond. */
  void note(String line);

  /**
   * A download starts.
   *
   * @param bytes the approximate size
   */
  Bar start(String task, long bytes);

  /** The progress of one download. */
  interface Bar extends AutoCloseable {
    /** Receives the number of downloaded bytes. */
    void at(long done);

    @Override
    void close();
  }
}
