/**
 * The HTTP layer of all resources, in the wire format of Django REST framework 3.14 and SimpleJWT
 * 5.2.
 *
 * <p>Authentication, request bodies, errors, pages and links. Independent of resources and stores.
 */
package dev.cadenza.http;
