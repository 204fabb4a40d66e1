package dev.cadenza.cli.models;

/** Sizes for users. */
final class Amounts {
  private static final double MEGABYTE = 1e6;

  private Amounts() {}

  /** In megabytes, of 1,000,000 bytes. */
  static String megabytes(long bytes) {
    double amount = bytes / MEGABYTE;
    return amount < 10 ? "%.1f MB".formatted(amount) : "%.0f MB".formatted(amount);
  }
}
