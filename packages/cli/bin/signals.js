// Plain JavaScript without imports: it is in place before anything else is loaded, so that a signal finds it at any moment.

/** What the process ends with: 128 and the signal's number. */
const codes = /** @type {const} */ ({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 });

const names = /** @type {StopSignal[]} */ (Object.keys(codes));

/** @typedef {keyof typeof codes} StopSignal */

/**
 * A Ctrl-C reaches every process of the terminal, and npm passes it on to its child as well: signals this close together,
 * in milliseconds, are one.
 */
const SAME = 500;

/** @type {((name: StopSignal) => void) | undefined} */
let stop;
/** @type {number | undefined} */
let since;

/** Ends the process on a signal: at once while nothing has to be stopped, else on the second one. */
export function endOnSignals() {
    for (const name of names) process.on(name, () => received(name));
}

/**
 * Leaves signals to the system: a write that waits for a reader keeps every handler from running. For when there is nothing
 * left to stop or to remove.
 */
export function leaveToSystem() {
    for (const name of names) process.removeAllListeners(name);
}

/**
 * Says what the first signal shall do instead of ending the process.
 *
 * @param {((name: StopSignal) => void) | undefined} first nothing, once there is nothing left to stop
 */
export function stopWith(first) {
    stop = first;
}

/** @param {StopSignal} name */
function received(name) {
    const now = performance.now();
    if (stop !== undefined && since === undefined) {
        since = now;
        stop(name);
        return;
    }
    if (stop !== undefined && now - (since ?? now) < SAME) return;
    process.stderr.write(`Stopped${since === undefined ? "" : " at once"} by ${name}.\n`);
    // Whoever started processes or made folders ends and removes them on "exit".
    process.exit(codes[name]);
}
