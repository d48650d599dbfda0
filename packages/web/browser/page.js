// What eases a page where the browser runs scripts. Every page is complete without it.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');

const warning = document.querySelector('[data-session-ends]');
if (warning instanceof HTMLElement) {
  const warnBeforeMs = 2 * 60_000;
  const show = () => {
    warning.hidden = false;
    warning.querySelector('a')?.focus();
  };
  setTimeout(show, Math.max(0, Date.parse(warning.dataset.sessionEnds ?? '') - Date.now() - warnBeforeMs));
}

// A form is sent once, however often its button is pressed.
for (const form of document.querySelectorAll('form[method="post"]')) {
  let sentAt = 0;
  form.addEventListener('submit', (event) => {
    if (Date.now() - sentAt < 2000) event.preventDefault();
    sentAt = Date.now();
  });
}
