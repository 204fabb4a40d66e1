/**
 * Enforces the template's policies for functions: each SDK call is checked against its caller's
 * statements before it is sent. It determines the required permissions, independent of the effect
 * of a call.
 */
package dev.cadenza.local.iam;
