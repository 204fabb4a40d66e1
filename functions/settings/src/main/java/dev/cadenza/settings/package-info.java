/** The settings resource. */
package dev.cadenza.settings;
