/**
 * Runs handlers as Lambda does: an instance is made when it is needed, serves one invocation at a
 * time, and is told how long it has. Two ways of running one, in this JVM or in a child JVM of its
 * own, look the same from outside. It knows nothing of where an event came from.
 */
package dev.cadenza.local.function;
