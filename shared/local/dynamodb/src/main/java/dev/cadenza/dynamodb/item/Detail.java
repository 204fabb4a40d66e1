package dev.cadenza.dynamodb.item;

/** The level of detail of consumed capacity: ReturnConsumedCapacity. */
public enum Detail {
  NONE,
  TOTAL,
  INDEXES
}
