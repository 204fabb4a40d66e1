/** Files that steps keep and read again: uploads of work files, once each, and compressed sound. */
package dev.cadenza.pipeline.files;
