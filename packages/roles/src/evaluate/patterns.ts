/** Whether an IAM pattern covers a text: `*` stands for any characters, `?` for one. */
export function covers(pattern: string, text: string, ignoreCase = false): boolean {
    const source = pattern
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replace(/\*+/g, ".*")
        .replace(/\?/g, ".");
    return new RegExp(`^${source}$`, ignoreCase ? "is" : "s").test(text);
}

/** Whether an ARN pattern covers an ARN: each of the first five parts by itself, the rest as one. */
export function coversArn(pattern: string, arn: string): boolean {
    const wanted = partsOf(pattern);
    const given = partsOf(arn);
    return wanted.length === given.length && wanted.every((part, index) => covers(part, given[index] ?? ""));
}

function partsOf(arn: string): string[] {
    const parts = arn.split(":");
    return [...parts.slice(0, 5), parts.slice(5).join(":")];
}
