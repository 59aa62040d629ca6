import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { RealEngine } from "../realEngine/cli.ts";
import { type ComparedPreview, diagnosticLines } from "./compared.ts";
import { readEventLog } from "./eventLog.ts";
import { readSavedPlan, type SavedPlan } from "./savedPlan.ts";

/** What `pulumi preview` found, and why it failed when it did. */
export interface RealPreview extends ComparedPreview {
    readonly code: number;
    readonly said: string;
}

const NOTHING = { resources: new Map(), outputs: {}, autonames: new Map() } as const;

/**
 * Previews a stack with the real engine: resources from the saved plan, reads, diagnostics and verdicts of the pack, if
 * one is given, from the event log.
 *
 * @param request.env what the CLI gets besides the engine's own.
 */
export async function realPreview(
    engine: RealEngine,
    request: {
        readonly directory: string;
        readonly stack: string;
        readonly policyPack?: string;
        readonly env?: Readonly<Record<string, string>>;
    },
): Promise<RealPreview> {
    const { directory, stack, policyPack, env = {} } = request;
    const base = path.join(engine.root, `${path.relative(engine.root, directory).replaceAll(/\W/g, "-")}-${stack}`);
    const [planFile, eventFile] = [`${base}.plan.json`, `${base}.events.jsonl`];
    const save = ["preview", "--stack", stack, "--save-plan", planFile, "--show-secrets"];
    const judge = policyPack === undefined ? [] : ["--policy-pack", policyPack];
    // The flag for the event log is hidden without this.
    const events = { PULUMI_DEBUG_COMMANDS: "true", ...env };
    const ended = await engine.run(directory, [...save, ...judge, "--event-log", eventFile], events);
    const said = ended.stdout + ended.stderr;
    if (!existsSync(eventFile)) throw new Error(`pulumi preview in ${directory} ended with ${ended.code}\n${said}`);
    const log = readEventLog(eventFile);
    const failed = log.diagnostics.some(({ severity }) => severity === "error");
    // A violation of a mandatory rule keeps the plan from being saved.
    if (!existsSync(planFile) && !failed) await engine.succeed(directory, save);
    const plan = failed ? NOTHING : readSavedPlan(JSON.parse(readFileSync(planFile, "utf8")) as SavedPlan);
    return {
        ...plan,
        resources: new Map([
            ...[...plan.resources].map(
                ([urn, resource]) =>
                    [
                        urn,
                        { ...resource, inputs: log.corrected.get(urn) ?? log.imported.get(urn) ?? resource.inputs },
                    ] as const,
            ),
            ...log.reads,
        ]),
        verdicts: log.verdicts,
        diagnostics: diagnosticLines(log.diagnostics, directory),
        failed,
        code: ended.code,
        said,
    };
}
