package dev.cadenza.dynamodb.store;

import java.util.Optional;

/** What can be read in a store. */
public interface Rows {
  /** Takes rows one by one. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @return whether to go on
     */
    boolean visit(byte[] value);
  }

  /** The value of a key in a map of items. */
  Optional<byte[]> get(long map, byte[] key);

  /** Shows the values of a map of items in the order of their keys. */
  void scan(long map, Range range, Visitor visitor);

  /** Shows the values of a map of items in the order of an index of it. */
  void scanIndex(long map, long index, Range range, Visitor visitor);

  /**
   * How much there is in a map.
   *
   * @param bytes of what is stored, without what the storage needs beside it
   */
  record Extent(long count, long bytes) {
    public static final Extent NONE = new Extent(0, 0);
  }

  /** Of a map of items. Looks at all of it. */
  Extent extent(long map);

  /** Of an index. Looks at all of it. */
  Extent extentOfIndex(long index);
}
