/** What happened in one minute. A minute that nobody measured has no entry: the scrape failed, or no pod was there. */
export interface Minute {
    /** Answered without an error of the server's, within the objective's bound and after it. */
    readonly fast: number;
    readonly slow: number;
    /** Answered with an error of the server's. */
    readonly errors: number;
    /** The process began anew before this minute: its counters did too. */
    readonly restart?: boolean;
}

export type Minutes = readonly (Minute | undefined)[];

/** A counter as it is read once a minute; `undefined` where it was not read, or is not there yet. */
export type Counter = readonly (number | undefined)[];

/** The counters that a service shows of what happened: one for requests by outcome, one for the bucket of the bound. */
export interface Counters {
    readonly good: Counter;
    readonly errors: Counter;
    readonly within: Counter;
}

/**
 * Counters of what happened. A counter is there once it has counted something, as histograms are: the one for errors begins
 * with the first error.
 */
export function countersOf(minutes: Minutes): Counters {
    return {
        good: counter(minutes, ({ fast, slow }) => fast + slow),
        errors: counter(minutes, ({ errors }) => errors),
        // The bucket comes with its histogram, at zero when nothing was fast.
        within: counter(
            minutes,
            ({ fast }) => fast,
            ({ fast, slow }) => fast + slow,
        ),
    };
}

function counter(minutes: Minutes, of: (minute: Minute) => number, begins: (minute: Minute) => number = of): Counter {
    let value: number | undefined;
    return minutes.map((minute) => {
        if (minute === undefined) return undefined;
        if (minute.restart === true && value !== undefined) value = 0;
        if (value === undefined && begins(minute) === 0) return undefined;
        value = (value ?? 0) + of(minute);
        return value;
    });
}

/**
 * The increments that the collector sends: none for the first value, nor after a restart (opentelemetry-collector-contrib,
 * processor/cumulativetodeltaprocessor, tracker.go).
 */
export function incrementsOf(values: Counter): Counter {
    let before: number | undefined;
    return values.map((value) => {
        if (value === undefined) return undefined;
        const increment = before === undefined || value < before ? undefined : value - before;
        before = value;
        return increment;
    });
}
