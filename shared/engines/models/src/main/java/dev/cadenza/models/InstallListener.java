package dev.cadenza.models;

/** Follows an installation. */
public interface InstallListener {
  /** Follows nothing. */
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

  /** A message, such as that a source that does not answer. */
  void note(String line);

  /**
   * A download starts.
   *
   * @param bytes about how many there are
   */
  Bar start(String task, long bytes);

  /** The progress of one download. */
  interface Bar extends AutoCloseable {
    /** Takes the number of bytes that are here. */
    void at(long done);

    @Override
    void close();
  }
}
