// Answers of a ledger that is still laying out what is asked for: the server says 503, and is asked again.
const PAUSE = 1500;

// The server is gone, or the page is being left.
export class Unanswered extends Error {
  override name = "Unanswered";
}

export async function patiently(address: string, signal: AbortSignal, isInVain = (): boolean => false): Promise<Response> {
  for (;;) {
    const answer = await fetch(address, { signal }).catch((error: Error) => {
      throw error.name === "AbortError" ? error : new Unanswered(error.message);
    });
    if (answer.status !== 503 || isInVain()) return answer;
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
