/** The projects resource. */
package dev.cadenza.projects;
