/** Bearer tokens: verifying them, and the account that calls. */
package dev.cadenza.http.auth;
