/** What the API returns and takes: jobs, results, projects, profiles, uploads, pages. */
package dev.cadenza.client.model;
