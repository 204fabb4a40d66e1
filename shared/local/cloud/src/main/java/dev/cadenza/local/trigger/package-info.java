/**
 * Runs functions without a request: for messages of queues, and for schedules. Independent of the
 * content of messages; a batch is deleted or kept depending on the function's response.
 */
package dev.cadenza.local.trigger;
