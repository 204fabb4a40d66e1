/** Shared code of engines with an external service: keys, clients and waiting. */
package dev.cadenza.engines.service;
