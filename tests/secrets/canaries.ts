/** Stands in every secret, at its beginning. */
export const WORD = "cAnAry7x";

/** Secrets of the shapes that are hard to find again in a text. */
export const canaries = {
    word: WORD,
    number: 98_765_432_101,
    document: JSON.stringify({ username: `${WORD}-user`, password: `${WORD}-"pass\\word"`, ports: [5432] }),
    lines: `${WORD}-line-1\n  ${WORD}-line-2\n${WORD}-line-3\n`,
    hostile: `${WORD} "q" 'a' \\ $1 .*+? <b>&amp; %20 é \${x} \`y\` \t end`,
} as const;

/** What a leak looks like: as it is, and as bytes in base64 and hexadecimal digits. */
const leaks = [
    WORD,
    WORD.toLowerCase(),
    String(canaries.number),
    Buffer.from(WORD.slice(0, 6)).toString("base64"),
    Buffer.from(WORD).toString("hex"),
];

/** Where a text holds a secret, with what stands around it. Line ends are no hiding place: reports wrap long lines. */
export function leaksIn(text: string): string[] {
    return [text, text.replaceAll(/\n\s*/g, "")].flatMap((read) =>
        leaks.flatMap((leak) => {
            const place = read.indexOf(leak);
            return place < 0 ? [] : [read.slice(Math.max(0, place - 80), place + 80)];
        }),
    );
}
