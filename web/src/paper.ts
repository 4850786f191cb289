// Paper is light: where the screen is dark, a picture's light version is fetched as well, and style.css shows that one in print.
const dark = matchMedia("(prefers-color-scheme: dark)");

export const isDark = (): boolean => dark.matches && !matchMedia("print").matches;

export function onPaper(after: Element, source: string, alt: string): void {
  if (!isDark()) return;
  const picture = document.createElement("img");
  picture.className = "on-paper";
  picture.src = source;
  picture.alt = alt;
  after.after(picture);
  after.classList.add("on-screen");
}
