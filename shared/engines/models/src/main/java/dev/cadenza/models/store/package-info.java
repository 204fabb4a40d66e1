/**
 * Models in a store that several machines read, such as a bucket: pushing them there, and fetching
 * them to where an engine needs them. Whose store it is, is not known here.
 */
package dev.cadenza.models.store;
