/**
 * Holds functions to the policies that the template gives them: each call of the SDK is checked
 * against its caller's statements before it is sent. It knows which permission a call needs, and
 * nothing of what the call does.
 */
package dev.cadenza.local.iam;
