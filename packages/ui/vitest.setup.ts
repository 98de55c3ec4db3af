// jsdom has no scrolling; Kobalte scrolls back after it gave the focus back.
window.scrollTo = () => {};
