/** The profiles resource: who may log in, and as what. */
package dev.cadenza.profiles;
