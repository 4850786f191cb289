// Reviewing by keyboard: j and k move, a accepts, r rejects, c goes to what corrects, Enter sends it, u takes back, n adds a claim; every key is a button or link on the page as well.
export function review(): void {
  const items = [...document.querySelectorAll<HTMLElement>("[data-review]")];
  let at = 0;
  const go = (to: number, isScrolled = true): void => {
    at = Math.max(0, Math.min(items.length - 1, to));
    items.forEach((one, nth) => one.classList.toggle("current", nth === at));
    items[at]?.focus({ preventScroll: !isScrolled });
  };
  document.addEventListener("keydown", (event) => {
    const inField = (event.target as HTMLElement).closest("input, textarea, select");
    if (inField || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.key === "c") items[at]?.querySelector<HTMLSelectElement>("select[data-slot]")?.focus();
    else if ("ar".includes(event.key)) items[at]?.querySelector<HTMLButtonElement>(`button[data-key="${event.key}"]`)?.click();
    else if (event.key === "n") items[at]?.querySelector<HTMLAnchorElement>("a[data-key=n]")?.click();
    else if (event.key === "u") document.querySelector<HTMLButtonElement>('button[data-key="u"]')?.click();
    else return;
    event.preventDefault();
  });
  // At first the page stays where it begins: what the keys are stands there.
  go(0, false);
}
