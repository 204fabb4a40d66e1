/**
 * A local cloud: runs the resources of a SAM template in one JVM, without Docker and without an
 * account. {@link dev.cadenza.local.LocalCloud} is the entry point. It is independent of a specific
 * template.
 */
package dev.cadenza.local;
