/**
 * SQS, as far as functions and their queues need it: messages that are sent, received, hidden and
 * deleted, kept in a file each, and handed out in turn by their groups.
 *
 * <p>It knows the API's words and nothing of templates, functions and what messages say.
 */
package dev.cadenza.local.queue;
