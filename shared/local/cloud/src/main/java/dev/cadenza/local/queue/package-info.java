/**
 * The SQS actions that functions and their triggers need: messages are sent, received, hidden and
 * deleted, stored in one file each, and delivered alternating between groups.
 *
 * <p>Independent of templates, functions and the content of messages.
 */
package dev.cadenza.local.queue;
