/** What the source, the template and the layers have to be like. */
package dev.cadenza.rules;
