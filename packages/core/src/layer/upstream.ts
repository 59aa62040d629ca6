import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../errors/userError.ts";

/** Who asks, and whom: for the message when an output is missing. */
export interface Reference {
    readonly consumer: string;
    readonly upstream: string;
    readonly environment: string;
}

type OutputsByName = Readonly<Record<string, pulumi.Output<unknown>>>;

/** @param has the outputs there are, where they are known: those of a stack may be unknown in part. */
function missing({ consumer, upstream, environment }: Reference, name: string, has?: readonly string[]): UserError {
    const returned = has === undefined ? "" : ` (it returns ${[...has].sort().join(", ") || "nothing"})`;
    return new UserError(
        `layer ${consumer} reads output ${name} of layer ${upstream}, which ${upstream} does not return in environment ${environment}${returned}. ` +
            `Fix: return ${name} from build in stacks/${upstream}/layer.ts and deploy ${upstream} first, or stop reading it in stacks/${consumer}/layer.ts`,
    );
}

/** Outputs of a layer that was built in the same program (layout `single`). */
export function localOutputs(reference: Reference, outputs: Readonly<Record<string, unknown>>): OutputsByName {
    return lookup((name) => {
        if (!(name in outputs)) throw missing(reference, name, Object.keys(outputs));
        return pulumi.output(outputs[name]);
    });
}

/**
 * Outputs of a layer's own stack (layout `layered`).
 *
 * @param evidence outputs that rules need which judge the consumer's stack.
 */
export function remoteOutputs(reference: Reference, evidence: readonly string[]): OutputsByName {
    const { remote } = new Upstream(reference, evidence);
    return lookup((name) => remoteOutput(reference, remote, name));
}

/**
 * A layer in another stack. Packs are not shown what a program reads (engine 3.260), so what their rules need of it is
 * registered as outputs of this component.
 */
class Upstream extends pulumi.ComponentResource {
    readonly remote: pulumi.StackReference;

    constructor({ upstream, environment }: Reference, evidence: readonly string[]) {
        super("plinth:core:Upstream", `${upstream}-upstream`);
        const stack = `${pulumi.getOrganization()}/plinth-${upstream}/${environment}`;
        this.remote = new pulumi.StackReference(`${upstream}-stack`, { name: stack }, { parent: this });
        const outputs = this.remote.outputs as unknown as OutputsByName;
        this.registerOutputs({ outputs: Object.fromEntries(evidence.map((name) => [name, outputs[name]])) });
    }
}

function remoteOutput(reference: Reference, remote: pulumi.StackReference, name: string): pulumi.Output<unknown> {
    // The lifted property stays exact where another output of the stack is unknown; getOutput would make all of them unknown.
    const lifted = (remote.outputs as unknown as OutputsByName)[name] as pulumi.Output<unknown>;
    // One secret output makes the whole map secret: take that off, and mark by name again.
    const plain = pulumi.unsecret(lifted).apply((value) => {
        if (value === undefined) throw missing(reference, name);
        return value;
    });
    return pulumi
        .all([remote.secretOutputNames])
        .apply(([secrets]) => ((secrets ?? []).includes(name) ? pulumi.secret(plain) : plain));
}

/** An object whose properties are made when they are read, so that only outputs in use are asked for. */
function lookup(read: (name: string) => pulumi.Output<unknown>): OutputsByName {
    const made = new Map<string, pulumi.Output<unknown>>();
    return new Proxy<Record<string, pulumi.Output<unknown>>>(
        {},
        {
            get(_target, name) {
                // A symbol or `then` is JavaScript asking (await, inspect), not a layer.
                if (typeof name !== "string" || name === "then") return undefined;
                const known = made.get(name) ?? read(name);
                made.set(name, known);
                return known;
            },
            has: () => true,
        },
    );
}
