/**
 * What makes functions run without a request: messages of queues, and schedules. It refuses to know
 * what a message means; a batch is deleted or left as the function's answer says.
 */
package dev.cadenza.local.trigger;
