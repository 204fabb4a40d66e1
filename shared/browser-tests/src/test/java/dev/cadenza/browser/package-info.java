/**
 * The dashboard in a real browser, on the whole platform. What the API promises is tested in the
 * end-to-end suite; here it is what people see, hear and reach with a keyboard.
 */
package dev.cadenza.browser;
