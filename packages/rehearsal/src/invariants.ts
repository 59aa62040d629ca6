import type { Injected, MadeResource } from "@plinth/cloud/provider";
import type { StackState, StateResource } from "./engine.ts";
import type { Step, Violation } from "./result.ts";

/** What is in the cloud and in no state. */
export interface Stray extends MadeResource {
    /** How it came about: a crash before the answer arrived, which AWS would leave as well. Absent where nothing explains it. */
    readonly crash?: Injected;
    /** Whether a state has a pending operation for it, which is how it is found; else it is found by its tags. */
    readonly isPending: boolean;
}

/** Resources of the cloud that no state knows by type and id. */
export function strays(
    states: readonly StackState[],
    made: readonly MadeResource[],
    injected: readonly Injected[],
    retained: ReadonlySet<string>,
): Stray[] {
    const known = new Set([...retained, ...states.flatMap(({ resources }) => resources.map(keyOf))]);
    const pending = new Set(
        states.flatMap((state) => state.pending.filter(({ kind }) => kind === "creating").map(({ urn }) => urn)),
    );
    return made
        .filter((resource) => !known.has(keyOf(resource)))
        .map((resource) => {
            const isPending = pending.has(resource.urn);
            const crash = injected.find(
                ({ kind, urn, madeId }) => isCrash(kind) && urn === resource.urn && madeId === resource.id,
            );
            return { ...resource, isPending, ...(crash === undefined ? {} : { crash }) };
        });
}

/** The state before and after a command, what is in the cloud, and what went wrong on the way. */
export interface Checked {
    readonly step: Step;
    readonly stack: string;
    readonly before: StackState;
    readonly after: StackState;
    /** Of all stacks that share the cloud, this one's included. */
    readonly states: readonly StackState[];
    readonly made: readonly MadeResource[];
    readonly injected: readonly Injected[];
    /** What Pulumi is told to leave in the cloud, by {@link keyOf}. */
    readonly retained: ReadonlySet<string>;
}

/** What must hold after any command, whether it succeeded or not. */
export function violationsAfterCommand(checked: Checked): Violation[] {
    const { step, stack, before, after, states, made, injected, retained } = checked;
    const violation = (invariant: Violation["invariant"], message: string): Violation => ({
        invariant,
        step,
        stack,
        message,
    });
    const found: Violation[] = [];
    for (const { urn, id, isPending, crash } of strays(states, made, injected, retained))
        if (!isPending && crash === undefined)
            found.push(violation("orphan", `${urn} is in the cloud as ${id}, and no state knows it`));
    const inCloud = new Set(made.map(keyOf));
    for (const resource of after.resources) {
        if (!resource.isMade || inCloud.has(keyOf(resource)) || isExplainedGhost(resource, injected)) continue;
        found.push(violation("ghost", `${resource.urn} is in the state as ${resource.id}, and not in the cloud`));
    }
    if (step === "destroy") return found;
    const left = new Set(after.resources.map(({ urn }) => urn));
    for (const urn of new Set(before.resources.map((resource) => resource.urn)))
        if (!left.has(urn))
            found.push(violation("lost", `${urn} was in the state before, and nothing asked for its deletion`));
    return found;
}

/** What must hold after a step that succeeded. */
export function violationsAfterStep({
    step,
    stack,
    after,
    states,
    made,
    injected,
    retained,
}: Omit<Checked, "before">): Violation[] {
    const violation = (invariant: Violation["invariant"], message: string): Violation => ({
        invariant,
        step,
        stack,
        message,
    });
    const found = strays(states, made, injected, retained)
        .filter(({ crash, isPending }) => crash !== undefined || isPending)
        .map(({ urn, id }) => violation("orphan", `${urn} is still in the cloud as ${id} after the step succeeded`));
    for (const { urn, kind } of after.pending)
        found.push(violation("state", `${urn} is still ${kind} in the state after the step succeeded`));
    for (const { urn, initErrors } of after.resources)
        if (initErrors.length > 0)
            found.push(violation("state", `${urn} still carries a failed initialisation: ${initErrors.join("; ")}`));
    return found;
}

/** What must hold once everything is destroyed. `retained`: what Pulumi was told to leave. */
export function violationsAtEnd(
    stack: string,
    state: StackState,
    made: readonly MadeResource[],
    retained: ReadonlySet<string>,
): Violation[] {
    const violation = (message: string): Violation => ({ invariant: "left", step: "destroy", stack, message });
    return [
        ...state.resources.map(({ urn }) => violation(`${urn} is left in the state`)),
        ...made
            .filter((one) => !retained.has(keyOf(one)))
            .map(({ urn, id }) => violation(`${urn} is left in the cloud as ${id}`)),
    ];
}

/** What tells one resource from another: a URN can have several generations, an id several types. */
export function keyOf({ type, id = "" }: { readonly type: string; readonly id?: string }): string {
    return `${type} ${id}`;
}

function isCrash(kind: Injected["kind"]): boolean {
    return kind === "provider-crash" || kind === "cli-crash";
}

/** Deleted in the cloud while nobody could be told: the next destroy finds it gone. */
function isExplainedGhost({ urn }: StateResource, injected: readonly Injected[]): boolean {
    return injected.some(
        ({ kind, verb, urn: struck }) => struck === urn && verb === "delete" && (isCrash(kind) || kind === "timeout"),
    );
}
