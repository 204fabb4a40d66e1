// Runs before anything is drawn, so that a chosen theme does not flash.
(() => {
  const theme = localStorage.getItem('cadenza.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();
