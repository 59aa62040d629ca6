import { splitPath } from "../reading/path.ts";
import type { Reading } from "../reading/reading.ts";

/**
 * Whether a property is stated, whatever its value. A value that is not known yet counts as stated; when what holds it is
 * not known, so is the answer. Empty texts, lists and objects state nothing.
 */
export function isStated(holder: Reading, path: string): boolean | undefined {
    let reading = holder;
    for (const key of splitPath(path)) {
        if (reading.isUnknown) {
            return undefined;
        }
        reading = reading.child(key);
    }
    const { value } = reading;
    const isEmptyObject = typeof value === "object" && Object.keys(value ?? {}).length === 0;
    return reading.isSet && !isEmptyObject;
}
