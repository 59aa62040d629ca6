/** Why something of a file cannot be judged: a sentence without the file, and what to do. */
export interface ManifestProblem {
    /** As the caller named it, or found below a folder that was. */
    readonly file: string;
    readonly line?: number;
    readonly what: string;
    readonly fix: string;
}

export function problemText({ file, line, what, fix }: ManifestProblem): string {
    return `${file}${line === undefined ? "" : `:${line}`}: ${what}. Fix: ${fix}`;
}
