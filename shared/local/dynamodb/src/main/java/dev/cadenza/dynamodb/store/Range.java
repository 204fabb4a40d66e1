package dev.cadenza.dynamodb.store;

import java.util.Arrays;
import java.util.Optional;

/** A range of a map, in the unsigned order of key bytes. */
public final class Range {
  private final byte[] from;
  private final Optional<byte[]> to;
  private final boolean forward;
  private final Optional<Position> after;

  private Range(byte[] from, Optional<byte[]> to, boolean forward, Optional<Position> after) {
    this.from = from;
    this.to = to;
    this.forward = forward;
    this.after = after;
  }

  /** A position in a map. */
  public static final class Position {
    private final byte[] item;
    private final Optional<byte[]> entry;

    /**
     * @param item the key of the item; for an index, its key in the table
     * @param entry the key in the index; empty in a map of items
     */
    public Position(byte[] item, Optional<byte[]> entry) {
      this.item = item;
      this.entry = entry;
    }

    byte[] item() {
      return item;
    }

    byte[] entry() {
      return entry.orElseThrow(() -> new IllegalArgumentException("not a position in an index"));
    }
  }

  /** All keys with the prefix, in ascending order. */
  public static Range startingWith(byte[] prefix) {
    return between(prefix, successor(prefix));
  }

  /**
   * A range in ascending order.
   *
   * @param from the first key, inclusive
   * @param to the end, exclusive; empty for no end
   */
  public static Range between(byte[] from, Optional<byte[]> to) {
    return new Range(from, to, true, Optional.empty());
  }

  /**
   * @param smallestFirst whether the order is ascending
   */
  public Range ordered(boolean smallestFirst) {
    return new Range(from, to, smallestFirst, after);
  }

  /** The part after the position, in its direction. */
  public Range after(Optional<Position> position) {
    return new Range(from, to, forward, position);
  }

  /** Whether a key is within the range. */
  public boolean contains(byte[] key) {
    return Arrays.compareUnsigned(key, from) >= 0
        && (to.isEmpty() || Arrays.compareUnsigned(key, to.get()) < 0);
  }

  byte[] from() {
    return from;
  }

  Optional<byte[]> to() {
    return to;
  }

  boolean forward() {
    return forward;
  }

  Optional<Position> after() {
    return after;
  }

  /** The smallest key greater than all keys with this prefix; empty for all 0xFF. */
  public static Optional<byte[]> successor(byte[] prefix) {
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (prefix[i] != (byte) 0xFF) {
        byte[] next = Arrays.copyOf(prefix, i + 1);
        next[i]++;
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }
}
