/** Above it begins anew: a program that throws from ever new places shall not fill the memory. */
const MOST = 10_000;

/**
 * Writes stack traces as `prepare` does, each place but once: the SDK asks for one whenever a resource is made, to learn
 * where in the program that is, and looking each frame up in the SDK's own source maps takes longer than the rest of it.
 *
 * @param {(error: Error, frames: NodeJS.CallSite[]) => any} prepare of source-map-support: what it writes for a frame
 *   follows from the frame and its caller
 * @returns {(error: Error, frames: NodeJS.CallSite[]) => any}
 */
export function rememberedTraces(prepare) {
    /** @type {Map<string, string>} */
    const known = new Map();
    return (error, frames) => {
        const head = prepare(error, []);
        if (frames.length === 0 || typeof head !== "string") return frames.length === 0 ? head : prepare(error, frames);
        if (known.size > MOST) known.clear();
        const names = frames.map(String);
        let text = head;
        for (const [index, frame] of frames.entries()) {
            const key = `${names[index]}\n${names[index + 1]}`;
            let line = known.get(key);
            if (line === undefined) {
                const caller = frames[index + 1];
                const both = prepare(error, caller === undefined ? [frame] : [frame, caller]).slice(head.length);
                const end = both.indexOf("\n    at ", 1);
                line = end < 0 ? both : both.slice(0, end);
                known.set(key, /** @type {string} */ (line));
            }
            text += line;
        }
        return text;
    };
}
