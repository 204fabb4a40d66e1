/**
 * Access control of the services: the credentials of one local cloud, the verification of
 * signatures, and a server that accepts only signed requests. Independent of the services and the
 * template.
 */
package dev.cadenza.local.signed;
