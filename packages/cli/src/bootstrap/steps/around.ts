import type { Aws } from "../../aws/aws.ts";
import type { Files, FoundStack, Place, Stacks } from "../ports.ts";
import type { BootstrapTarget } from "../target.ts";

/** What steps work with. */
export interface Around {
    readonly target: BootstrapTarget;
    readonly stacks: Stacks;
    readonly aws: Aws;
    readonly files: Files;
    /** Places of AWS's chain that hold credentials; not tried. */
    readonly credentials: readonly string[];
}

/** Where the stack is now. */
export interface Whereabouts {
    readonly place: Place;
    readonly stack: FoundStack;
}

/** Finds the stack: in the store, once it has been moved, else on this machine. */
export async function whereIs({ target, stacks }: Pick<Around, "target" | "stacks">): Promise<Whereabouts | undefined> {
    for (const place of [target.store, target.local]) {
        const stack = await stacks.find(place);
        // A store may hold an empty stack of that name, which somebody made and never used.
        if (stack !== undefined && (stack.urns.length > 0 || place === target.local)) return { place, stack };
    }
    return undefined;
}
