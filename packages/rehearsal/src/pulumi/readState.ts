import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PendingOperation, StackState } from "../engine.ts";

interface Checkpoint {
    readonly checkpoint?: {
        readonly latest?: {
            readonly resources?: readonly RawResource[];
            readonly pending_operations?: readonly {
                readonly type: string;
                readonly resource: RawResource;
            }[];
        } | null;
    };
}

interface RawResource {
    readonly urn: string;
    readonly type: string;
    readonly custom?: boolean;
    readonly id?: string;
    readonly external?: boolean;
    readonly protect?: boolean;
    readonly retainOnDelete?: boolean;
    readonly initErrors?: readonly string[];
    readonly parent?: string;
    /** `URN::ID`. */
    readonly provider?: string;
}

/** Reads the state of a stack where a file backend in project mode keeps it: the CLI takes a second to say the same. */
export function readState(backend: string, project: string, stack: string): StackState {
    const file = join(backend, ".pulumi/stacks", project, `${stack}.json`);
    const { checkpoint } = JSON.parse(readFileSync(file, "utf8")) as Checkpoint;
    const { resources = [], pending_operations: pending = [] } = checkpoint?.latest ?? {};
    return {
        resources: resources.map(stateResource),
        pending: pending.map(({ type, resource }) => pendingOperation(type, resource)),
        isLocked: isLocked(backend, project, stack),
    };
}

function stateResource(raw: RawResource): StackState["resources"][number] {
    const { urn, type, id, custom = false, external = false, initErrors = [] } = raw;
    return {
        urn,
        type,
        ...(id === undefined ? {} : { id }),
        isMade: custom && !external && !type.startsWith("pulumi:"),
        retained: raw.retainOnDelete === true,
        protected: raw.protect === true,
        initErrors,
    };
}

function pendingOperation(kind: string, { urn, type, parent, provider }: RawResource): PendingOperation {
    return {
        kind,
        urn,
        type,
        ...(parent === undefined || parent.includes("::pulumi:pulumi:Stack::") ? {} : { parent }),
        ...(provider === undefined ? {} : { provider: provider.slice(0, provider.lastIndexOf("::")) }),
    };
}

function isLocked(backend: string, project: string, stack: string): boolean {
    const folder = join(backend, ".pulumi/locks/organization", project, stack);
    return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".json"));
}
