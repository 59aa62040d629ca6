import { stripVTControlCharacters } from "node:util";
import {
    type Diagnostic,
    type Gap,
    type Pass,
    type PlannedResource,
    type PlanObject,
    type PolicyChange,
    PROVIDER_PREFIX,
    STACK_TYPE,
    type StackPlan,
    unknownPaths,
} from "@plinth/plan";
import type { InstalledPlugin } from "./installedPlugins.ts";
import { hideTexts, secretMask, secretTexts } from "./maskSecrets.ts";
import { Refusal } from "./refusal.ts";
import { positionInTrace } from "./sourcePosition.ts";
import { TextFinder } from "./textFinder.ts";

/** A resource while the program still runs: outputs may follow its registration. */
export type LiveResource = { -readonly [Key in keyof PlannedResource]: PlannedResource[Key] } & {
    /** Providers that children of this component use, by package. */
    providers: Readonly<Record<string, string>>;
    id: string;
};

/** What one program has registered so far. */
export class StackState {
    readonly project: string;
    readonly stack: string;
    readonly pass: Pass;
    /** The project's folder, which source positions are relative to; without it there are none. */
    root = "";
    /** The plugin that the program's own packages bring, for requests that name no version; asked when one does. */
    installed: (pkg: string) => InstalledPlugin | undefined = () => undefined;
    readonly resources = new Map<string, LiveResource>();
    readonly diagnostics: Diagnostic[] = [];
    outputs: PlanObject = {};
    readonly #gaps = new Map<string, { kind: Gap["kind"]; token: string; urns: Set<string> }>();
    readonly #madeUp = new Set<string>();
    #refused = false;
    /** Called when the engine refuses something: the program is to end. */
    onRefused: () => void = () => undefined;
    readonly #hidden = new Set<string>();
    /** Texts of secrets that the program sent or received; runs of one program share them, and say none of them. */
    heard = new Set<string>();
    readonly #onAdded: (resource: LiveResource) => void;

    /** @param onAdded called with each resource, default providers included, once its inputs are final. */
    constructor(
        project: string,
        stack: string,
        onAdded: (resource: LiveResource) => void = () => undefined,
        pass: Pass = "preview",
    ) {
        this.project = project;
        this.stack = stack;
        this.pass = pass;
        this.#onAdded = onAdded;
    }

    /** The URN of the resource that stands for the stack itself. */
    get urn(): string {
        return `urn:pulumi:${this.stack}::${this.project}::${STACK_TYPE}::${this.project}-${this.stack}`;
    }

    /** Adds a resource. @throws Refusal when its URN is taken. */
    add(resource: LiveResource): void {
        if (this.resources.has(resource.urn)) {
            const { urn } = resource;
            throw new Refusal(urn, `Duplicate resource URN '${urn}'; try giving it a unique name`).from(
                resource.source,
            );
        }
        this.resources.set(resource.urn, resource);
        this.#onAdded(resource);
    }

    /** What policy packs judge: the engine shows them nothing that is only read, stack references included. */
    get judged(): LiveResource[] {
        return [...this.resources.values()].filter(({ read }) => read !== true);
    }

    /** Keeps a diagnostic. Programs colour what they say even where nobody sees colours, so those are taken out. */
    say(severity: Diagnostic["severity"], message: string, urn?: string, source?: string): void {
        if (this.#refused) return;
        const plain = stripVTControlCharacters(message);
        const from = source ?? (severity === "error" ? positionInTrace(plain, this.root) : undefined);
        this.diagnostics.push({
            severity,
            message: plain,
            ...(urn === undefined || urn === "" ? {} : { urn }),
            ...(from === undefined ? {} : { source: from }),
        });
    }

    /** Keeps something that this preview does not know for sure. @returns whether it is the first of its kind and token. */
    noteGap(kind: Gap["kind"], token: string, urn?: string): boolean {
        const key = `${kind} ${token}`;
        const known = this.#gaps.get(key);
        const gap = known ?? { kind, token, urns: new Set() };
        if (known === undefined) this.#gaps.set(key, gap);
        if (urn !== undefined) gap.urns.add(urn);
        return known === undefined;
    }

    get hasGaps(): boolean {
        return this.#gaps.size > 0;
    }

    get gaps(): Gap[] {
        return [...this.#gaps.values()].map(({ urns, ...gap }) => ({ ...gap, urns: [...urns] }));
    }

    /** Keeps that the simulated cloud made up a value an invoke returned; in pass one such values are unknown. */
    noteMadeUp(token: string): void {
        this.#madeUp.add(token);
    }

    /** Tokens of invokes whose results are made up, in part or whole. */
    get madeUpAnswers(): string[] {
        return [...this.#madeUp].sort();
    }

    /** Says what the engine refuses. What is said from then on is about the engine being gone, and is not kept. */
    refuse({ urn, message, also, source }: Refusal): void {
        if (this.#refused) return;
        this.say("error", message, urn, source);
        for (const more of also) this.say("error", more);
        this.#refused = true;
        this.onRefused();
    }

    /** Whether the engine has refused something: the program is at its end. */
    get refused(): boolean {
        return this.#refused;
    }

    /** Whether an error has been said. */
    get failed(): boolean {
        return this.diagnostics.some(({ severity }) => severity === "error");
    }

    /** Keeps texts out of everything a plan shows, wherever a program puts them: the secrets of its configuration. */
    hide(secrets: readonly string[]): void {
        for (const secret of secrets) this.#hidden.add(secret);
    }

    /** Keeps the secrets of values that do not become part of the plan: arguments and results of invokes, refused inputs. */
    noteSecrets(values: PlanObject): void {
        for (const text of secretTexts([values])) this.heard.add(text);
    }

    /** Keeps the secrets of everything registered so far. */
    gatherSecrets(): void {
        for (const text of secretTexts(this.#values())) this.heard.add(text);
    }

    /** Takes the secrets of this stack out of a text. */
    get mask(): (text: string) => string {
        this.gatherSecrets();
        return secretMask(this.#values(), [...this.#hidden, ...this.heard]);
    }

    #values(): PlanObject[] {
        return [...[...this.resources.values()].flatMap(({ inputs, outputs }) => [inputs, outputs]), this.outputs];
    }

    /** What no value of the plan may hold: the secrets of the configuration, and ids that a secret made it into. */
    #hiddenTexts(): ReadonlySet<string> {
        const finder = new TextFinder([...this.heard]);
        const ids = [...this.resources.values()].map(({ id }) => id);
        return new Set([...this.#hidden, ...ids.filter((id) => finder.isIn(id))]);
    }

    /** @param project applied to everything a program sent or was answered. */
    toPlan(project: (values: PlanObject) => PlanObject): StackPlan {
        const { mask } = this;
        const hidden = this.#hiddenTexts();
        const rewrite = (values: PlanObject): PlanObject => project(hideTexts(values, hidden));
        return {
            project: this.project,
            stack: this.stack,
            resources: [...this.resources.values()].map(
                ({ providers: _providers, id: _id, urn, type, name, ...resource }) => ({
                    // First what a reader of the JSON looks for.
                    urn,
                    type,
                    name,
                    ...resource,
                    inputs: rewrite(resource.inputs),
                    outputs: rewrite(resource.outputs),
                    unknownInputs: unknownPaths(resource.inputs),
                    ...(resource.policyChanges === undefined
                        ? {}
                        : { policyChanges: resource.policyChanges.map((change) => rewritten(change, rewrite)) }),
                }),
            ),
            outputs: rewrite(this.outputs),
            diagnostics: this.diagnostics.map((said) => ({ ...said, message: mask(said.message) })),
            gaps: this.gaps,
        };
    }
}

function rewritten(change: PolicyChange, rewrite: (values: PlanObject) => PlanObject): PolicyChange {
    const { before, after } = change;
    return {
        ...change,
        ...rewrite({ ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }),
    };
}

/** Whether a resource is a provider. */
export function isProvider(type: string): boolean {
    return type.startsWith(PROVIDER_PREFIX);
}
