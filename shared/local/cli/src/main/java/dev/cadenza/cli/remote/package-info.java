/**
 * The commands of a running platform, local or deployed, with the account that is logged in: {@code
 * login}, {@code submit}, {@code jobs}, {@code results} and others.
 *
 * <p>They call the API through {@link dev.cadenza.client.CadenzaClient} and print the results. The
 * server validates the input, and its messages are printed.
 */
package dev.cadenza.cli.remote;
