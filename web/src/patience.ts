// Answers of a ledger that is still laying out what is asked for: the server says 503, and is asked again.
const PAUSE = 1500;

export async function patiently(address: string, signal: AbortSignal): Promise<Response> {
  for (;;) {
    const answer = await fetch(address, { signal });
    if (answer.status !== 503) return answer;
    await new Promise((done) => setTimeout(done, PAUSE));
    signal.throwIfAborted();
  }
}

export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, stop) => {
    const waiting = setTimeout(done, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(waiting);
      stop(signal.reason as Error);
    });
  });
}
