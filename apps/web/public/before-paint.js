// Runs before the first paint, so that a chosen theme and language never flash; a file of its own because the page allows no inline script.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem('engawa.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    const language = localStorage.getItem('engawa.language') ?? navigator.language.slice(0, 2);
    root.lang = language === 'ja' ? 'ja' : 'en';
  } catch {
    // Storage may be forbidden; the page then follows the system.
  }
})();
