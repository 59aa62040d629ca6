/** Whether a text contains `*` (any characters) or `?` (one). Nothing else is special. */
export function isGlob(text: string): boolean {
    return /[*?]/.test(text);
}

/** A glob as a test of whole texts. */
export function globMatcher(glob: string): (text: string) => boolean {
    if (!isGlob(glob)) {
        return (text) => text === glob;
    }
    const source = glob
        .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
        .replaceAll("*", "[^]*")
        .replaceAll("?", "[^]");
    const pattern = new RegExp(`^${source.replace(/(\[\^\]\*)+/g, "[^]*")}$`, "u");
    return (text) => pattern.test(text);
}

/** Letters and digits that a name must share with a glob before the glob names anything. */
const NAMING = 3;

/** Whether a glob for names stands for nearly any name. */
export function namesNothing(glob: string): boolean {
    return isGlob(glob) && (glob.match(/[\p{L}\p{N}]/gu) ?? []).length < NAMING;
}
