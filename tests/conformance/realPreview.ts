import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { RealEngine } from "../realEngine/cli.ts";
import { type ComparedPreview, type ComparedResource, verdictLine } from "./compared.ts";
import { withoutAdditions } from "./providerAdditions.ts";
import { plainFromWire } from "./wire.ts";

interface SavedPlan {
    readonly resourcePlans: Readonly<Record<string, ResourcePlan>>;
}

interface ResourcePlan {
    readonly goal?: {
        readonly type: string;
        readonly custom: boolean;
        readonly inputDiff: { readonly adds?: Readonly<Record<string, unknown>> };
        readonly outputDiff: { readonly adds?: Readonly<Record<string, unknown>> };
        readonly parent?: string;
        readonly provider?: string;
        readonly protect?: boolean;
        readonly dependencies?: readonly string[];
        readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
    };
}

interface PolicyEvent {
    readonly resourceUrn: string;
    readonly message: string;
    readonly policyName: string;
    readonly enforcementLevel: string;
}

/** What `pulumi preview` found, and why it failed when it did. */
export interface RealPreview extends ComparedPreview {
    readonly code: number;
    readonly said: string;
}

/** Previews a stack with the real engine: resources from the saved plan, verdicts of the pack, if one is given, from the event log. */
export async function realPreview(
    engine: RealEngine,
    request: { readonly directory: string; readonly stack: string; readonly policyPack?: string },
): Promise<RealPreview> {
    const { directory, stack, policyPack } = request;
    const base = path.join(engine.root, `${path.basename(directory)}-${stack}`);
    const [planFile, eventFile] = [`${base}.plan.json`, `${base}.events.jsonl`];
    const save = ["preview", "--stack", stack, "--save-plan", planFile, "--show-secrets"];
    const judge = policyPack === undefined ? [] : ["--policy-pack", policyPack];
    // The flag for the event log is hidden without this.
    const events = { PULUMI_DEBUG_COMMANDS: "true" };
    const ended = await engine.run(directory, [...save, ...judge, "--event-log", eventFile], events);
    const said = ended.stdout + ended.stderr;
    if (!existsSync(eventFile)) throw new Error(`pulumi preview in ${directory} ended with ${ended.code}\n${said}`);
    const verdicts = readEvents(eventFile).map(asLine).sort();
    // A violation of a mandatory rule keeps the plan from being saved.
    if (!existsSync(planFile)) await engine.succeed(directory, save);
    const plan = JSON.parse(readFileSync(planFile, "utf8")) as SavedPlan;
    return { ...readPlan(plan), verdicts, code: ended.code, said };
}

function readEvents(file: string): PolicyEvent[] {
    const lines = readFileSync(file, "utf8").trim().split("\n");
    return lines.flatMap((line) => (JSON.parse(line) as { readonly policyEvent?: PolicyEvent }).policyEvent ?? []);
}

function asLine({ policyName, enforcementLevel, resourceUrn, message }: PolicyEvent): string {
    return verdictLine({ rule: policyName, level: enforcementLevel, urn: resourceUrn, message });
}

function readPlan({ resourcePlans }: SavedPlan): Omit<ComparedPreview, "verdicts"> {
    const resources = new Map<string, ComparedResource>();
    const autonames = new Map<string, string>();
    let outputs: Readonly<Record<string, unknown>> = {};
    for (const [urn, { goal }] of Object.entries(resourcePlans)) {
        if (goal === undefined) continue;
        const checked = plainFromWire(goal.inputDiff.adds ?? {}) as Record<string, unknown>;
        const { inputs, autoname } = withoutAdditions(goal.type, checked);
        if (autoname !== undefined) autonames.set(autoname, `<name of ${urn}>`);
        if (goal.type === "pulumi:pulumi:Stack")
            outputs = plainFromWire(goal.outputDiff.adds ?? {}) as Record<string, unknown>;
        resources.set(urn, {
            type: goal.type,
            custom: goal.custom,
            parent: goal.parent ?? "",
            provider: goal.provider ?? "",
            protect: goal.protect ?? false,
            inputs,
            dependencies: goal.dependencies ?? [],
            propertyDependencies: Object.fromEntries(
                Object.entries(goal.propertyDependencies ?? {})
                    .map(([name, urns]) => [name, (urns ?? []).toSorted()] as const)
                    .sort(([one], [other]) => (one < other ? -1 : 1)),
            ),
        });
    }
    return { resources, outputs, autonames };
}
