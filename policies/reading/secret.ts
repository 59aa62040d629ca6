import { isRecord, isUnknown, own } from "./unknown.ts";

const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

/** `hidden` = the value is set but not in this data: in a plan, or in ciphertext. */
export type Unwrapped = { secret: boolean; hidden: boolean; value: unknown };

/**
 * Takes a secret's wrapping off in the forms a rule can meet: a wire envelope, an exported state (ciphertext only), a
 * plan (`{"$secret": true}`) and the SDK's `Secret` object. An analyzer's own input arrives already unwrapped and
 * unmarked, so a rule's list of printable properties has to guard it.
 */
export function unwrapSecret(value: unknown): Unwrapped {
    if (!isRecord(value)) {
        return { secret: false, hidden: false, value };
    }
    if (own(value, SIGNATURE_KEY) === SECRET_SIGNATURE) {
        const plain = own(value, "value");
        return { secret: true, hidden: plain === undefined, value: plain };
    }
    const marked = own(value, "$secret");
    if (marked !== undefined && Object.keys(value).length === 1) {
        return { secret: true, hidden: !isUnknown(marked), value: marked };
    }
    return { secret: false, hidden: false, value };
}
