/**
 * Runs handlers like Lambda: an instance is created on demand, processes one invocation at a time,
 * and has a deadline. Instances run in this JVM or in child JVMs, with the same interface.
 * Independent of the source of an event.
 */
package dev.cadenza.local.function;
