import { globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { instrument, type Mutant, type Switchboard } from "./instrument.ts";

type Cases = typeof import("../../policies/tests/cases.ts");
type Case = ReturnType<Cases["casesOf"]>[number];

/**
 * What became of a mutant. `survived`: no example notices that the condition is wrong. `unreached`: no example comes by.
 * A condition outside every function, such as a parameter's default, is data and no mutant.
 */
export interface Verdict {
    readonly mutant: Mutant;
    readonly outcome: "caught" | "survived" | "unreached";
    /** The rules whose examples reach the condition. */
    readonly rules: readonly string[];
}

const PACK = path.resolve(import.meta.dirname, "../../policies");

/** A mutant that runs this much longer than the code it replaced has become an endless loop. */
const HIT_LIMIT = 100_000;

/** The files of the pack that decide: rules and what they see resources through. */
export function decidingFiles(pack = PACK): string[] {
    return globSync("{rules,views}/**/*.ts", { cwd: pack })
        .filter((file) => !/\.(examples|test)\.ts$|\/rules\.ts$/.test(file))
        .sort();
}

/** Runs the examples against every mutant of the files and says which of them nobody notices. */
export async function runMutants(files: readonly string[], pack = PACK): Promise<Verdict[]> {
    const copy = mkdtempSync(path.join(tmpdir(), "plinth-mutants-"));
    try {
        const mutants = await instrument(pack, copy, files);
        writeFileSync(path.join(copy, "package.json"), `{"type":"module"}`);
        const load = async <T>(file: string): Promise<T> =>
            (await import(pathToFileURL(path.join(copy, file)).href)) as T;
        const { readExamples, casesOf, judge, miscorrected, unsaid, written } = await load<Cases>("tests/cases.ts");
        const cases = (await readExamples(path.join(copy, "rules"))).flatMap(casesOf);
        const agrees = (one: Case): boolean => {
            try {
                const findings = judge(one);
                const found = findings.map(written).sort();
                const isAsExpected = found.join("\n") === one.expected.join("\n");
                return isAsExpected && unsaid(one, findings).length === 0 && miscorrected(one).length === 0;
            } catch {
                // What a wrong condition lets through may not even be renderable.
                return false;
            }
        };
        const board = switchboard();
        const reached = cover(board, cases, agrees);
        const data = board.mutantCoverage?.static ?? {};
        return mutants
            .filter(({ id }) => reached.has(id) || !(id in data))
            .map((mutant): Verdict => {
                const reaching = reached.get(mutant.id) ?? [];
                const rules = [...new Set(reaching.map(({ rule }) => rule.id))];
                if (reaching.length === 0) return { mutant, outcome: "unreached", rules };
                const caught = reaching.some((one) => {
                    Object.assign(board, { activeMutant: mutant.id, hitCount: 0, hitLimit: HIT_LIMIT });
                    return !agrees(one);
                });
                board.activeMutant = undefined;
                return { mutant, outcome: caught ? "caught" : "survived", rules };
            });
    } finally {
        rmSync(copy, { recursive: true, force: true });
    }
}

function switchboard(): Switchboard {
    const place = globalThis as typeof globalThis & { __stryker__?: Switchboard };
    return (place.__stryker__ ??= {});
}

/** Which cases reach which mutant. @throws Error when a case fails before anything was changed. */
function cover(board: Switchboard, cases: readonly Case[], agrees: (one: Case) => boolean): Map<string, Case[]> {
    const reached = new Map<string, Case[]>();
    for (const [index, one] of cases.entries()) {
        const id = String(index + 1);
        board.currentTestId = id;
        if (!agrees(one)) throw new Error(`${one.rule.id} ${one.title}: fails without any mutant`);
        for (const mutant of Object.keys(board.mutantCoverage?.perTest[id] ?? {})) {
            const list = reached.get(mutant);
            if (list === undefined) reached.set(mutant, [one]);
            else list.push(one);
        }
    }
    board.currentTestId = undefined;
    return reached;
}
