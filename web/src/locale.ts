// Days and numbers as the reader writes them. The machine-readable value stays in the element.
const days = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" });
const months = new Intl.DateTimeFormat(undefined, { year: "numeric", month: "long", timeZone: "UTC" });
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const monthNames = new Intl.DateTimeFormat(undefined, { month: "short", timeZone: "UTC" });
const monthLetters = new Intl.DateTimeFormat(undefined, { month: "narrow", timeZone: "UTC" });
const weekdays = new Intl.DateTimeFormat(undefined, { weekday: "short", timeZone: "UTC" });
const weekdaysLong = new Intl.DateTimeFormat(undefined, { weekday: "long", timeZone: "UTC" });
const numbers = new Intl.NumberFormat();
const shares = new Intl.NumberFormat(undefined, { style: "percent" });
const monthNamesLong = new Intl.DateTimeFormat(undefined, { month: "long", timeZone: "UTC" });
const daysOfMonth = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric", timeZone: "UTC" });
const daysOfWeek = new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", timeZone: "UTC" });

// As the server writes months where no element tells of a day: in a chart.
const WRITTEN = "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split(" ");
const DAY = new RegExp(`(?:\\b(\\d{1,2}) )?\\b(${WRITTEN.join("|")}) (\\d{4})\\b`, "g");

// A tick of a chart's axis that names no year, as Vega writes them: April, May 05, Mon 05. A weekday alone tells no month: any with that day will do.
const LONG = "January February March April May June July August September October November December".split(" ");
const TICK = new RegExp(`^(?:(${LONG.join("|")})|(${LONG.map((name) => name.slice(0, 3)).join("|")}) (\\d\\d)|(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\\d\\d))$`);

export function tickOf(text: string): string {
  const [, month, short, day, weekday, nth] = TICK.exec(text) ?? [];
  if (month) return monthNamesLong.format(new Date(Date.UTC(2024, LONG.indexOf(month))));
  if (short) return daysOfMonth.format(new Date(Date.UTC(2024, LONG.findIndex((name) => name.startsWith(short)), Number(day))));
  if (!weekday) return text;
  const wanted = "Sun Mon Tue Wed Thu Fri Sat".split(" ").indexOf(weekday);
  const months = Array.from({ length: 84 }, (_, at) => new Date(Date.UTC(2024, at, Number(nth))));
  return daysOfWeek.format(months.find((one) => one.getUTCDay() === wanted && one.getUTCDate() === Number(nth)));
}

export function dayOf(iso: string): string {
  return days.format(new Date(`${iso}T00:00Z`));
}

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
  for (const element of root.querySelectorAll<HTMLDataElement>("data[data-share]")) {
    element.textContent = shares.format(Number(element.value) / 100);
  }
  // What is said of a day or month, and not shown.
  for (const element of root.querySelectorAll<HTMLElement>("[data-called]")) {
    const called = element.dataset.called ?? "";
    const day = called.length > 7 ? dayOf(called) : months.format(new Date(`${called}-01T00:00Z`));
    element.setAttribute("aria-label", `${day}${(element.getAttribute("aria-label") ?? "").replace(/^[^:]*/, "")}`);
  }
}
