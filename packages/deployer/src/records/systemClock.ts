import type { Clock } from "../ports/surroundings.ts";

/** The machine's time. */
export const systemClock: Clock = {
    now: () => new Date(),
    wait: (milliseconds, signal) =>
        new Promise((resolve) => {
            if (signal?.aborted === true) return resolve();
            const done = (): void => {
                clearTimeout(timer);
                signal?.removeEventListener("abort", done);
                resolve();
            };
            const timer = setTimeout(done, milliseconds);
            signal?.addEventListener("abort", done, { once: true });
        }),
};
