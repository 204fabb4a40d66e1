/** The profiles resource: accounts and their roles. */
package dev.cadenza.profiles;
