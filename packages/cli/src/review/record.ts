/** What is written down of a review environment, as tags of its stack: all that a sweeper needs. */
export interface ReviewRecord {
    /** Of the pull request. */
    readonly number: number;
    /** The environment that it was made from. */
    readonly base: string;
    readonly kind: "namespace" | "copy";
    /** When it may be swept away, ISO 8601 in UTC. */
    readonly expires: string;
    /** The block of its own network, where it has one. */
    readonly cidr?: string;
}

/** Names of environments stand in names of AWS: longer numbers are no pull requests. */
export const LARGEST_NUMBER = 99_999_999;

/** The environment of a pull request, and the name of its stack. */
export function reviewName(number: number): string {
    return `review-pr-${number}`;
}

/** The pull request that a stack belongs to by its name; `undefined` for one that is no review's. */
export function numberOf(stack: string): number | undefined {
    const found = /^review-pr-([1-9]\d*)$/.exec(stack);
    const number = Number(found?.[1]);
    return found !== null && number <= LARGEST_NUMBER ? number : undefined;
}

const PREFIX = "plinth:";

export function tagsOf({ number, base, kind, expires, cidr }: ReviewRecord): Record<string, string> {
    return {
        [`${PREFIX}review`]: String(number),
        [`${PREFIX}base`]: base,
        [`${PREFIX}kind`]: kind,
        [`${PREFIX}expires`]: expires,
        ...(cidr === undefined ? {} : { [`${PREFIX}cidr`]: cidr }),
    };
}

/** Reads a record; `undefined` where the tags are not those of the review that the stack is named after. */
export function recordOf(stack: string, tags: Readonly<Record<string, string>>): ReviewRecord | undefined {
    const number = numberOf(stack);
    const { review, base, kind, expires, cidr } = Object.fromEntries(
        Object.entries(tags).flatMap(([key, value]) =>
            key.startsWith(PREFIX) ? [[key.slice(PREFIX.length), value]] : [],
        ),
    );
    if (number === undefined || review !== String(number) || !base) return undefined;
    if (kind !== "namespace" && kind !== "copy") return undefined;
    if (expires === undefined || new Date(expires).toJSON() === null) return undefined;
    return { number, base, kind, expires, ...(cidr === undefined ? {} : { cidr }) };
}

/** When a review expires that lives for `ttl` (`72h`) from now on. */
export function expiryAfter(now: Date, ttl: string): string {
    return new Date(now.getTime() + Number.parseInt(ttl, 10) * 3_600_000).toISOString();
}

export function hasExpired({ expires }: ReviewRecord, now: Date): boolean {
    return Date.parse(expires) <= now.getTime();
}
