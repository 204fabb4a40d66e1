package dev.cadenza.dynamodb.value.scalar;

import java.util.Arrays;
import java.util.Base64;

/** Immutable bytes, ordered as unsigned numbers. */
public final class Bytes implements Comparable<Bytes> {
  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Bytes copyOf(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  /** For arrays without another reference. */
  public static Bytes wrap(byte[] bytes) {
    return new Bytes(bytes);
  }

  public int length() {
    return bytes.length;
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  /** The array itself, read-only. */
  public byte[] array() {
    return bytes;
  }

  public boolean startsWith(Bytes prefix) {
    int length = prefix.bytes.length;
    return length <= bytes.length && Arrays.equals(bytes, 0, length, prefix.bytes, 0, length);
  }

  public boolean contains(Bytes part) {
    int length = part.bytes.length;
    for (int start = 0; start + length <= bytes.length; start++) {
      if (Arrays.equals(bytes, start, start + length, part.bytes, 0, length)) {
        return true;
      }
    }
    return false;
  }

  public String toBase64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return toBase64();
  }
}
