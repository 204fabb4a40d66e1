package dev.cadenza.dynamodb.store;

import java.util.Arrays;
import java.util.Optional;

/** A part of a map, from one key to another in the unsigned order of their bytes. */
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

  /** A place in a map. */
  public static final class Position {
    private final byte[] item;
    private final Optional<byte[]> entry;

    /**
     * @param item the key of the item; of an index, that of the item in its table
     * @param entry the key in the index, or nothing in a map of items
     */
    public Position(byte[] item, Optional<byte[]> entry) {
      this.item = item;
      this.entry = entry;
    }

    byte[] item() {
      return item;
    }

    byte[] entry() {
      return entry.orElseThrow(() -> new IllegalArgumentException("not a place in an index"));
    }
  }

  /** All that begins with the prefix, the smallest first. */
  public static Range startingWith(byte[] prefix) {
    return between(prefix, successor(prefix));
  }

  /**
   * The smallest first.
   *
   * @param from the first key, if it is there
   * @param to the first key that no longer belongs to the range, or nothing for no end
   */
  public static Range between(byte[] from, Optional<byte[]> to) {
    return new Range(from, to, true, Optional.empty());
  }

  /**
   * @param smallestFirst or the greatest first
   */
  public Range ordered(boolean smallestFirst) {
    return new Range(from, to, smallestFirst, after);
  }

  /** What comes in its direction behind the place. */
  public Range behind(Optional<Position> position) {
    return new Range(from, to, forward, position);
  }

  /** Whether a key lies between its ends. */
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

  /** The smallest key that is greater than all that begin with this one; none for all 0xFF. */
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
