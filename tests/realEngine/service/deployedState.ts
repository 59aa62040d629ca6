import type { Deployed } from "../deploy/deployed.ts";

/** A resource of a state, as its backend keeps it. */
interface StateResource {
    readonly urn: string;
    readonly custom: boolean;
    readonly id?: string;
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly outputs?: Readonly<Record<string, unknown>>;
    readonly initErrors?: readonly string[];
}

/** What a stack's state holds of what providers make, by type and name. */
export class DeployedState {
    readonly #resources: ReadonlyMap<string, StateResource>;

    constructor(deployed: Deployed, project: string, stack: string) {
        const [file] = Object.entries(deployed.files()).filter(([name]) =>
            name.endsWith(`stacks/${project}/${stack}.json`),
        );
        const text = file?.[1] ?? "{}";
        const { checkpoint } = JSON.parse(text) as { checkpoint?: { latest?: { resources?: StateResource[] } } };
        const resources = checkpoint?.latest?.resources ?? [];
        this.#resources = new Map(
            resources.filter(({ custom }) => custom).map((resource) => [keyOf(resource.urn), resource]),
        );
    }

    get(key: string): StateResource {
        const found = this.#resources.get(key);
        if (found === undefined) throw new Error(`${key} is none of ${[...this.#resources.keys()].join(", ")}`);
        return found;
    }

    get size(): number {
        return this.#resources.size;
    }

    /** What is otherwise than it was before, by type and name: made, gone, another one (its id), or changed in place. */
    since(before: DeployedState): Record<string, "made" | "gone" | "replaced" | "changed"> {
        const found: Record<string, "made" | "gone" | "replaced" | "changed"> = {};
        for (const [key, { id, inputs, outputs }] of this.#resources) {
            const old = before.#resources.get(key);
            if (old === undefined) found[key] = "made";
            else if (old.id !== id) found[key] = "replaced";
            else if (JSON.stringify([old.inputs, old.outputs]) !== JSON.stringify([inputs, outputs]))
                found[key] = "changed";
        }
        for (const key of before.#resources.keys()) if (!this.#resources.has(key)) found[key] = "gone";
        return found;
    }
}

/** `kubernetes:apps/v1:Deployment shop` of its URN. */
function keyOf(urn: string): string {
    const [, , types = "", ...name] = urn.split("::");
    return `${types.split("$").at(-1) ?? ""} ${name.join("::")}`;
}
