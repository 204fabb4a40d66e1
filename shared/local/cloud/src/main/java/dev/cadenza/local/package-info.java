/**
 * A local cloud: runs what a SAM template describes in one JVM, with no Docker and no account.
 * {@link dev.cadenza.local.LocalCloud} is the one way in. It refuses to know whose template it
 * runs: no route, queue, table or function is named here.
 */
package dev.cadenza.local;
