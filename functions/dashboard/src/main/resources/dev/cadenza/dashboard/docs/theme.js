// The theme that was chosen in the dashboard, or the system's. Runs before anything is drawn.
(() => {
  const KEY = "cadenza.theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (localStorage.getItem(KEY) ?? (system.matches ? "dark" : "light")) === "dark";
  const button = () => document.querySelector("#theme");

  function show() {
    const dark = isDark();
    root.dataset.theme = dark ? "dark" : "light";
    // Swagger UI's dark theme, enabled by this class.
    root.classList.toggle("dark-mode", dark);
    if (button()) button().textContent = dark ? "Light theme" : "Dark theme";
  }

  show();
  system.addEventListener("change", show);
  addEventListener("storage", show);
  addEventListener("DOMContentLoaded", () => {
    show();
    button().addEventListener("click", () => {
      localStorage.setItem(KEY, isDark() ? "light" : "dark");
      show();
    });
  });
})();
