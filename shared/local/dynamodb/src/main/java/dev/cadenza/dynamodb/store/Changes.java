package dev.cadenza.dynamodb.store;

/** The changes of a store in one transaction. */
public interface Changes extends Rows {
  void put(long map, byte[] key, byte[] value);

  void delete(long map, byte[] key);

  /** Adds an item to an index, with a possibly shared key. */
  void putEntry(long index, byte[] entry, byte[] item);

  void deleteEntry(long index, byte[] entry, byte[] item);

  void createMap(long map);

  void dropMap(long map);

  void createIndex(long index);

  void dropIndex(long index);
}
