/**
 * The commands that talk to a running platform, here or deployed, as the account that logged in:
 * {@code login}, {@code submit}, {@code jobs}, {@code results} and the others.
 *
 * <p>Each asks the API through {@link dev.cadenza.client.CadenzaClient} and shows what came. It
 * refuses to know rules of the platform: what is allowed and what is wrong, the server says, and
 * its words are passed on.
 */
package dev.cadenza.cli.remote;
