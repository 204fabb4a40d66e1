/** What engines share that ask a service elsewhere: keys, clients and waiting. */
package dev.cadenza.engines.service;
