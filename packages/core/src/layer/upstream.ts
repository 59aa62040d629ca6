import * as pulumi from "@pulumi/pulumi";
import { UserError } from "../errors/userError.ts";
import { type Deployed, readDeployed } from "./deployed.ts";
import { Placeholders } from "./placeholders.ts";

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

function notDeployed({ consumer, upstream, environment }: Reference): UserError {
    return new UserError(
        `layer ${consumer} needs outputs of layer ${upstream}, which is not deployed in environment ${environment}. ` +
            `Fix: npx plinth up ${environment} --layer ${upstream}`,
    );
}

/** Outputs of a layer that was built in the same program (layout `single`). */
export function localOutputs(reference: Reference, outputs: Readonly<Record<string, unknown>>): OutputsByName {
    return lookup((name) => {
        if (!(name in outputs)) throw missing(reference, name, Object.keys(outputs));
        return pulumi.output(outputs[name]);
    });
}

/** Stacks of other layers that a program reads: each is referred to once, whoever reads it. */
export class Upstreams {
    readonly #stacks: ReadonlyMap<string, Deployed>;
    readonly #placeholders = new Placeholders();
    readonly #made = new Map<string, Upstream>();

    private constructor(stacks: ReadonlyMap<string, Deployed>) {
        this.#stacks = stacks;
    }

    /**
     * Looks at the stacks before anything registers.
     *
     * @throws UserError in an update, where one of them is not deployed.
     */
    static async open(references: readonly Reference[]): Promise<Upstreams> {
        const found = await Promise.all(
            references.map(async (reference) => {
                const deployed = await readDeployed(stackOf(reference));
                if (deployed === "none" && !pulumi.runtime.isDryRun()) throw notDeployed(reference);
                return [stackOf(reference), deployed] as const;
            }),
        );
        return new Upstreams(new Map(found));
    }

    /**
     * Outputs of a layer's own stack.
     *
     * @param evidence outputs that rules need which judge the consumer's stack.
     */
    outputs(reference: Reference, evidence: readonly string[]): OutputsByName {
        const stack = stackOf(reference);
        const deployed = this.#stacks.get(stack) ?? "unsaid";
        const upstream = this.#made.get(stack) ?? new Upstream(reference, evidence, deployed === "none");
        this.#made.set(stack, upstream);
        return lookup((name) => this.#output(reference, upstream, deployed, name));
    }

    /** Ends what was begun: every output that is read has been asked for. */
    register(): void {
        for (const upstream of this.#made.values()) upstream.register(this.#placeholders.made);
    }

    #output(reference: Reference, upstream: Upstream, deployed: Deployed, name: string): pulumi.Output<unknown> {
        const lacks = typeof deployed === "object" && !deployed.has(name);
        if (!lacks && deployed !== "none") return remoteOutput(reference, upstream.remote, name);
        const error = lacks ? missing(reference, name) : notDeployed(reference);
        if (!pulumi.runtime.isDryRun()) throw error;
        return this.#placeholders.of(`${reference.upstream}.${name}`, error.message, upstream);
    }
}

/** The full name of the stack that a reference means. */
function stackOf({ upstream, environment }: Reference): string {
    return `${pulumi.getOrganization()}/plinth-${upstream}/${environment}`;
}

/**
 * A layer in another stack. Packs are not shown what a program reads (engine 3.260), so what their rules need of it is
 * registered as outputs of this component.
 */
class Upstream extends pulumi.ComponentResource {
    readonly remote: pulumi.StackReference;
    readonly #upstream: string;
    readonly #evidence: readonly string[];

    constructor(reference: Reference, evidence: readonly string[], isMissing: boolean) {
        super("plinth:core:Upstream", `${reference.upstream}-upstream`);
        // With a name that is not known the engine reads nothing, and every output is unknown (engine 3.260).
        const name = isMissing ? pulumi.output<string>(pulumi.unknown as never) : stackOf(reference);
        this.remote = new pulumi.StackReference(`${reference.upstream}-stack`, { name }, { parent: this });
        this.#upstream = reference.upstream;
        this.#evidence = evidence;
    }

    register(placeholders: Readonly<Record<string, string>>): void {
        const outputs = this.remote.outputs as unknown as OutputsByName;
        const own = Object.entries(placeholders).filter(([name]) => name.startsWith(`${this.#upstream}.`));
        this.registerOutputs({
            outputs: Object.fromEntries(this.#evidence.map((name) => [name, outputs[name]])),
            ...(own.length === 0 ? {} : { placeholders: Object.fromEntries(own) }),
        });
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
