import type { PreviewOptions } from "./arguments.ts";

/** The command line that previews the same again: what is previewed, and what decides the plan and its verdicts. */
export function commandLine(
    subject: readonly string[],
    { stack, policyPack, answers, judgeWith }: Pick<PreviewOptions, "stack" | "policyPack" | "answers" | "judgeWith">,
): string {
    const words = [
        ...subject,
        ...(stack === undefined ? [] : ["--stack", stack]),
        ...policyPack.flatMap((pack) => ["--policy-pack", pack]),
        ...(answers === undefined ? [] : ["--answers", answers]),
        ...(judgeWith === undefined ? [] : ["--judge-with", judgeWith]),
    ];
    return ["npx plinth preview", ...words.map(quoted)].join(" ");
}

/** A word of a command line, as a shell takes it. */
function quoted(word: string): string {
    return /^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
