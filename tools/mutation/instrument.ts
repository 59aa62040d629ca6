import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Instrumenter } from "@stryker-mutator/instrumenter";

/** A condition of a rule that was changed: one way in which the rule could be wrong. */
export interface Mutant {
    readonly id: string;
    /** Relative to the pack. */
    readonly file: string;
    readonly line: number;
    readonly column: number;
    /** What stood there. */
    readonly original: string;
    readonly replacement: string;
}

/** What the instrumented code and whoever runs it say to each other, on `globalThis.__stryker__`. */
export interface Switchboard {
    /** The id of the mutant that is on. */
    activeMutant?: string | undefined;
    /** The case whose coverage is recorded. */
    currentTestId?: string | undefined;
    /** How often the active mutant ran; beyond the limit it throws, so a loop that no longer ends does. */
    hitCount?: number | undefined;
    hitLimit?: number | undefined;
    mutantCoverage?: {
        /** What ran while the modules were loaded. */
        readonly static: Record<string, number>;
        readonly perTest: Record<string, Record<string, number> | undefined>;
    };
}

/**
 * Each condition negated, made always true or always false, and each part of one left out: `&&` and `||`, comparisons,
 * `!`, and list methods that decide (`some`, `every`, `filter`, `startsWith` …). Texts and data are left as they are: the
 * question is whether the examples hold the conditions in place.
 */
const LEFT_OUT = [
    "ArithmeticOperator",
    "ArrayDeclaration",
    "ArrowFunction",
    "AssignmentOperator",
    "BlockStatement",
    "ObjectLiteral",
    "OptionalChaining",
    "Regex",
    "StringLiteral",
    "UnaryOperator",
    "UpdateOperator",
];

const nothing = (): undefined => undefined;
const no = (): boolean => false;
const silent: ConstructorParameters<typeof Instrumenter>[0] = {
    ...{ trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing },
    ...{ isTraceEnabled: no, isDebugEnabled: no, isInfoEnabled: no },
    ...{ isWarnEnabled: no, isErrorEnabled: no, isFatalEnabled: no },
};

/**
 * Copies the pack and puts every mutant of the files into the copy, each behind a switch.
 *
 * @param files relative to the pack.
 * @returns the mutants; all are off until one is named as {@link Switchboard.activeMutant}.
 */
export async function instrument(pack: string, copy: string, files: readonly string[]): Promise<Mutant[]> {
    cpSync(pack, copy, { recursive: true, filter: (source) => path.basename(source) !== "node_modules" });
    const sources = files.map((file) => ({
        name: file,
        content: readFileSync(path.join(pack, file), "utf8"),
        mutate: true,
    }));
    const { files: instrumented, mutants } = await new Instrumenter(silent).instrument(sources, {
        ignorers: [],
        excludedMutations: LEFT_OUT,
        plugins: null,
    });
    for (const { name, content } of instrumented) writeFileSync(path.join(copy, name), content);
    const texts = new Map(sources.map(({ name, content }) => [name, content.split("\n")]));
    return mutants.flatMap(({ id, fileName, replacement: code, location, status }) => {
        if (status === "Ignored") return [];
        const { start, end } = location;
        const lines = (texts.get(fileName) ?? []).slice(start.line, end.line + 1);
        const last = lines.length - 1;
        const original = lines
            .map((line, index) =>
                line.slice(index === 0 ? start.column : 0, index === last ? end.column : undefined).trim(),
            )
            .join(" ");
        const replacement = (code ?? "").replaceAll(/\s+/g, " ");
        return [{ id, file: fileName, line: start.line + 1, column: start.column + 1, original, replacement }];
    });
}
