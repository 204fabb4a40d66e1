/**
 * What keeps strangers out of the services behind the functions: the credentials of one local
 * cloud, the check of a request's signature, and a server that lets nothing else in. It knows
 * neither the services nor the template.
 */
package dev.cadenza.local.signed;
