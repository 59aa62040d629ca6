/** A frame that no function gives its name to: a callback, or the top level of a module. */
const NAMELESS = /^( {4}at )(?:async )?([^()\n]+:\d+:\d+)$/gm;

/**
 * Has frames without a function's name written like the others, in the traces that the SDK reads to learn where a
 * resource is made: it passes over them otherwise (SDK 3.270), and takes the line around a callback for the place.
 *
 * @param {(error: Error, frames: NodeJS.CallSite[]) => any} prepare
 * @returns {(error: Error, frames: NodeJS.CallSite[]) => any}
 */
export function namedFrames(prepare) {
    return (error, frames) => {
        const text = prepare(error, frames);
        const isRead = frames[0]?.getFunctionName() === "callsites" && error.message === "";
        return isRead && typeof text === "string" ? text.replace(NAMELESS, "$1<anonymous> ($2)") : text;
    };
}
