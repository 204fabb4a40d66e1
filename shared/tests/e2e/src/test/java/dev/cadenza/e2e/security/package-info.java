/** Who may do what. */
package dev.cadenza.e2e.security;
