import { InvalidArgumentError } from "commander";

/** A time in UTC or with an offset: one without would be another on each machine. */
export function moment(text: string): Date {
    const time = Date.parse(text);
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(time)) {
        throw new InvalidArgumentError("It must be a time with its zone, such as 2026-11-23T10:00Z.");
    }
    return new Date(time);
}
