package dev.cadenza.dynamodb.item;

/** Converts sizes to capacity units. */
public final class Units {
  private static final int READ_BYTES = 4096;
  private static final int WRITE_BYTES = 1024;

  private Units() {}

  /**
   * @param consistent whether the read is strongly consistent; others cost half as much
   */
  public static double read(long bytes, boolean consistent) {
    long blocks = Math.max(1, (bytes + READ_BYTES - 1) / READ_BYTES);
    return consistent ? blocks : blocks / 2.0;
  }

  public static double write(long bytes) {
    return Math.max(1, (bytes + WRITE_BYTES - 1) / WRITE_BYTES);
  }
}
