SwaggerUIBundle({
  url: "/api/schema/",
  dom_id: "#docs",
  deepLinking: true,
  // Shows every operation at a glance; the list of schemas below them stays shut.
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  // The page sends requests only to its own platform.
  validatorUrl: null,
});
