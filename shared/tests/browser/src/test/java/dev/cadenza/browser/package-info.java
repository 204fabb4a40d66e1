/**
 * The dashboard in a real browser, on the whole platform. What the API promises is tested in the
 * end-to-end suite; here it is the user interface, audio and keyboard navigation.
 */
package dev.cadenza.browser;
