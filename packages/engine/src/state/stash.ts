import type { PlanObject } from "@plinth/plan";
import { Refusal } from "./refusal.ts";
import type { LiveResource } from "./stackState.ts";

const STASH = "pulumi:index:Stash";

/** Whether a resource is one of the engine itself that keeps a value in the stack's state. */
export function isStash({ type }: Pick<LiveResource, "type">): boolean {
    return type === STASH;
}

/** What a new stash gives back: what was put in. @throws Refusal with the engine's message when that is not one `input` */
export function stashOutputs({ urn, name, inputs, source }: LiveResource): PlanObject {
    const refuse = (why: string): Refusal =>
        new Refusal(urn, `${STASH} resource '${name}' has a problem: ${why}`).from(source);
    const { input, ...others } = inputs;
    const [unknownName] = Object.keys(others);
    if (unknownName !== undefined) throw refuse(`unknown property ${JSON.stringify(unknownName)}`);
    if (input === undefined) throw refuse('missing required property "input"');
    return { input, output: input };
}
