package dev.cadenza.dynamodb.item;

import dev.cadenza.dynamodb.expression.KeyCondition;
import dev.cadenza.dynamodb.table.Index;
import dev.cadenza.dynamodb.table.KeySchema;
import dev.cadenza.dynamodb.table.Table;
import dev.cadenza.dynamodb.value.AttributeValue;
import dev.cadenza.dynamodb.value.KeyOrder;
import dev.cadenza.dynamodb.value.NumberValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The stored form of keys: a hash of the hash key, which determines the segment, then the hash key,
 * then the range key.
 */
public final class KeyBytes {
  /** One more than the greatest hash. */
  public static final long HASHES = 1L << 32;

  private KeyBytes() {}

  /** The key of an item that has all key attributes. */
  public static byte[] of(KeySchema keys, Map<String, AttributeValue> item) {
    return find(keys, item).orElseThrow(() -> new IllegalArgumentException("an item without key"));
  }

  /**
   * The key of an item in an index; empty when it is not in the index, because it lacks a key
   * attribute, or has an invalid one from the time before the index.
   */
  public static Optional<byte[]> of(Index index, Map<String, AttributeValue> item) {
    return KeyRules.fits(index.keys(), item) && KeyRules.isSmall(index.keys(), item)
        ? find(index.keys(), item)
        : Optional.empty();
  }

  /** The key of an item in the order of expiry; empty when it does not expire. */
  public static Optional<byte[]> of(Table.Expiry expiry, Map<String, AttributeValue> item) {
    return item.get(expiry.attribute()) instanceof NumberValue time
        ? Optional.of(KeyOrder.encode(time))
        : Optional.empty();
  }

  private static Optional<byte[]> find(KeySchema keys, Map<String, AttributeValue> item) {
    List<byte[]> parts = new ArrayList<>(keys.size());
    for (KeyCondition.Key key : keys.all()) {
      AttributeValue value = item.get(key.attribute());
      if (value == null || value.size() == 0) {
        return Optional.empty();
      }
      parts.add(KeyOrder.encode(value));
    }
    return Optional.of(join(parts, keys.hash().size()));
  }

  /** The prefix of all keys with this hash key. */
  public static byte[] prefix(List<AttributeValue> hash) {
    List<byte[]> parts = hash.stream().map(KeyOrder::encode).toList();
    return join(parts, parts.size());
  }

  private static byte[] join(List<byte[]> parts, int hashParts) {
    CRC32 crc = new CRC32();
    int length = Integer.BYTES;
    for (int i = 0; i < parts.size(); i++) {
      length += parts.get(i).length;
      if (i < hashParts) {
        crc.update(parts.get(i));
      }
    }
    ByteBuffer key = ByteBuffer.allocate(length).putInt(spread((int) crc.getValue()));
    parts.forEach(key::put);
    return key.array();
  }

  /** The start of keys with this hash or a greater one. */
  public static byte[] start(long hash) {
    return ByteBuffer.allocate(Integer.BYTES).putInt((int) hash).array();
  }

  /** Similar keys have similar checksums; this mixes all bits. */
  private static int spread(int sum) {
    int mixed = sum;
    mixed = (mixed ^ (mixed >>> 16)) * 0x7feb352d;
    mixed = (mixed ^ (mixed >>> 15)) * 0x846ca68b;
    return mixed ^ (mixed >>> 16);
  }
}
