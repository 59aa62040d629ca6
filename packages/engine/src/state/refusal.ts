/** What the engine says when a step of a preview fails, after it has said why. */
export const PREVIEW_FAILED = "preview failed";

/**
 * Something the engine refuses. It says so itself, about a resource, and the program ends: unlike an error of a call, which
 * the program hears of and may handle.
 */
export class Refusal extends Error {
    /** The resource that is refused. */
    readonly urn: string;
    /** What the engine says besides. */
    readonly also: readonly string[];
    /** Where the program asked for it. */
    declare source: string | undefined;

    constructor(urn: string, message: string, also: readonly string[] = []) {
        super(message);
        this.urn = urn;
        this.also = also;
    }

    /** The same, of a place in the program. */
    from(source: string | undefined): this {
        this.source = source;
        return this;
    }
}

/** A step of the preview failed: a provider, or a hook, says no. */
export function stepFailed(urn: string, why: string): Refusal {
    return new Refusal(urn, `Preview failed: ${why}`, [PREVIEW_FAILED]);
}

/** A call that makes no sense: the program hears of it as `INVALID_ARGUMENT`. */
export class InvalidArgument extends Error {}
