package dev.cadenza.dynamodb.item;

/** How much a request wants to know of what it consumed: ReturnConsumedCapacity. */
public enum Detail {
  NONE,
  TOTAL,
  INDEXES
}
