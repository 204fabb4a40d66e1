/** The servlet container that runs JAX-RS resources in a Lambda function. */
package dev.cadenza.http.container;
