import { formatPath, type Path } from "../settings/path.ts";

/**
 * What an opt-out risks. `exposes`: somebody reaches what they should not. `loses`: data, or the evidence of what happened,
 * can be gone for good.
 */
export type Risk = "exposes" | "loses";

/** An option by which a component becomes less safe than its default. Each stands once, as data, beside the component. */
export interface OptOut<Shape> {
    /** The option, as settings and arguments have it; `*` stands for a name of the user's choice. */
    readonly option: string;
    readonly risk: Risk;
    /** What becomes less safe, after a colon. */
    readonly consequence: string;
    /** Where a shape uses it, and the reason where one is asked for; none where it does not. */
    uses(shape: Shape): readonly OptOutUse[];
}

/** One place that uses an opt-out. */
export interface OptOutUse {
    readonly path: Path;
    readonly value: unknown;
    readonly reason?: string | undefined;
}

/** An opt-out that is used, and what is said of it. */
export interface UsedOptOut {
    readonly path: string;
    readonly risk: Risk;
    readonly text: string;
}

/** The opt-outs that a shape uses. */
export function usedOptOuts<Shape>(optOuts: readonly OptOut<Shape>[], shape: Shape): UsedOptOut[] {
    return optOuts.flatMap(({ risk, consequence, uses }) =>
        uses(shape).map(({ path, value, reason }) => {
            const written = typeof value === "string" || Array.isArray(value) ? String(value) : JSON.stringify(value);
            const why = reason === undefined ? "" : ` (reason: ${reason})`;
            return { path: formatPath(path), risk, text: `${formatPath(path)}: ${written}${why}: ${consequence}` };
        }),
    );
}

/** An option that is used when it is written as a certain value. */
export function written(path: Path, actual: unknown, weaker: unknown): OptOutUse[] {
    return actual === weaker ? [{ path, value: actual }] : [];
}
