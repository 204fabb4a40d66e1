package dev.cadenza.dynamodb.store;

import java.util.Optional;

/** The reads of a store. */
public interface Rows {
  /** Receives rows one by one. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @return whether to continue
     */
    boolean visit(byte[] value);
  }

  /** The value of a key in a map of items. */
  Optional<byte[]> get(long map, byte[] key);

  /** Reads the values of a map of items in the order of their keys. */
  void scan(long map, Range range, Visitor visitor);

  /** Reads the values of a map of items in the order of an index. */
  void scanIndex(long map, long index, Range range, Visitor visitor);

  /**
   * The size of a map.
   *
   * @param bytes without the overhead of the storage
   */
  record Extent(long count, long bytes) {
    public static final Extent NONE = new Extent(0, 0);
  }

  /** The size of a map of items. Scans the whole map. */
  Extent extent(long map);

  /** The size of an index. Scans the whole index. */
  Extent extentOfIndex(long index);
}
