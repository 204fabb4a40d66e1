/**
 * Follows the pages of the documentation that say how to add something: what their blocks say is
 * done in a copy of the checkout, which is then built and run.
 */
package dev.cadenza.guides;
