/**
 * The HTTP edge: what every resource shares so that the wire stays that of Django REST framework
 * 3.14 and SimpleJWT 5.2.
 *
 * <p>Who asks, what a body may hold, how errors, pages and links look. It refuses to know any
 * resource, and where things are stored.
 */
package dev.cadenza.http;
