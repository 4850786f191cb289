// Days and numbers as the reader writes them. The machine-readable value stays in the element.
const days = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" });
const months = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "long", timeZone: "UTC" });
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const monthNames = new Intl.DateTimeFormat(undefined, { month: "short", timeZone: "UTC" });
const monthLetters = new Intl.DateTimeFormat(undefined, { month: "narrow", timeZone: "UTC" });
const weekdays = new Intl.DateTimeFormat(undefined, { weekday: "short", timeZone: "UTC" });
const weekdaysLong = new Intl.DateTimeFormat(undefined, { weekday: "long", timeZone: "UTC" });
const numbers = new Intl.NumberFormat();

// As the server writes months where no element tells of a day: in a chart.
const WRITTEN = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split(" ");
const DAY = new RegExp(`(?:\\b(\\d{1,2}) )?\\b(${WRITTEN.join("|")}) (\\d{4})\\b`, "g");

// Only for sentences of ours: what an article says keeps its own figures.
export function daysOf(text: string): string {
  return text.replace(DAY, (_, day: string | undefined, month: string, year: string) => {
    const at = new Date(Date.UTC(Number(year), WRITTEN.indexOf(month), Number(day ?? 1)));
    return (day ? days : months).format(at);
  });
}

export function figuresOf(text: string): string {
  return text.replace(/\b\d{1,3}(?:,\d{3})+\b/g, (figure) => numbers.format(Number(figure.replaceAll(",", ""))));
}

export function localise(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLTimeElement>("time[datetime]")) {
    const given = element.dateTime;
    if (/^\d{4}-\d\d-\d\d$/.test(given)) element.textContent = days.format(new Date(`${given}T00:00Z`));
    else if (/^\d{4}-\d\d$/.test(given) && Number(given.slice(5)) <= 12) element.textContent = months.format(new Date(`${given}-01T00:00Z`));
    else if (/^\d{4}-\d\d-\d\dT/.test(given)) element.textContent = moments.format(new Date(given));
  }
  for (const [name, format] of [["monthName", monthNames], ["monthLetter", monthLetters]] as const) {
    const attribute = name === "monthName" ? "data-month-name" : "data-month-letter";
    for (const element of root.querySelectorAll<HTMLElement>(`[${attribute}]`)) {
      element.textContent = format.format(new Date(Date.UTC(2024, Number(element.dataset[name]) - 1)));
    }
  }
  // 1 January 2024 was a Monday.
  for (const element of root.querySelectorAll<HTMLElement>("[data-weekday]")) {
    const day = new Date(Date.UTC(2024, 0, Number(element.dataset.weekday)));
    [element.textContent, element.title] = [weekdays.format(day), weekdaysLong.format(day)];
  }
  for (const element of root.querySelectorAll<HTMLDataElement>("data[data-number]")) {
    element.textContent = numbers.format(Number(element.value));
  }
}
