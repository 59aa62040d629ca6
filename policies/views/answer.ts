import type { Reading } from "../reading/reading.ts";

/** What can be said of a condition while some values are not known yet. */
export type Answer = "yes" | "no" | "unknown";

/** All have to hold: a single "no" decides, whatever else is not known. */
export function all(...answers: readonly Answer[]): Answer {
    return answers.includes("no") ? "no" : answers.includes("unknown") ? "unknown" : "yes";
}

/** One has to hold: a single "yes" decides, whatever else is not known. */
export function any(...answers: readonly Answer[]): Answer {
    return answers.includes("yes") ? "yes" : answers.includes("unknown") ? "unknown" : "no";
}

/** Whether something holds for one of the texts. What is no text counts as an empty one. */
export function anyText(readings: readonly Reading[], holds: (text: string) => boolean): Answer {
    return any(
        ...readings.map((reading) => {
            return reading.isUnknown ? "unknown" : holds(reading.string() ?? "") ? "yes" : "no";
        }),
    );
}
