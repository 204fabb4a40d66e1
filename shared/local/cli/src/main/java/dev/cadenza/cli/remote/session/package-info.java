/** Logins, stored in a file of the user. */
package dev.cadenza.cli.remote.session;
